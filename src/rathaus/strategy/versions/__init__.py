"""Versions: freezing the strategy under a name, comparing any two, replaying an old one."""
