"""Project lists: reading spreadsheets, mapping their columns, planning what an import changes."""
