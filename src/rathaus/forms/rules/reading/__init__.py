"""Forms from plain data and back, strictly: every mistake is named with its place."""
