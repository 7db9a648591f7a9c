"""Drafts and their files in the database."""
