"""Which column of a list gives which fact of a project."""
