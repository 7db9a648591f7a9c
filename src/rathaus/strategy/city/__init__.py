"""City files: reading, checking and writing the folder that holds a city's strategy."""
