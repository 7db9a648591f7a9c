"""Backup, restore and upgrade of a whole installation."""
