"""What compiled expressions call when the inline case does not hold."""
