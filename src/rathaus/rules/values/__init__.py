"""What FEEL computes with: numbers, text, times, ranges, functions, and their types."""
