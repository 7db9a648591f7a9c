"""Decisions as data: DMN 1.2 to 1.5 and FEEL, pure Python."""
