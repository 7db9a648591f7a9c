"""The built-in functions of FEEL."""
