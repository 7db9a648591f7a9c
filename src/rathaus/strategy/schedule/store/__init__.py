"""Keeps plans in PostgreSQL: settings, runs, variants, and which plan is valid."""
