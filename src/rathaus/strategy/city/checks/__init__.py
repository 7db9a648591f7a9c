"""What must hold in a strategy beyond the form of its files, one module for each concern."""
