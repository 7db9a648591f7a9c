"""Rathaus: the open platform on which a city runs its digital strategy."""

__version__ = "0.1.0"
