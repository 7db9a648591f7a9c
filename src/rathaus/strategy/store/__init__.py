"""Keeping the strategy in PostgreSQL; private to the domain."""
