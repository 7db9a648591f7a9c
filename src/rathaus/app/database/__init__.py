"""The embedded PostgreSQL: its programs, the account it runs as, its place and its life."""
