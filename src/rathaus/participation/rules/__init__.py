"""Pure rules of participation: values in, values with reasons out."""
