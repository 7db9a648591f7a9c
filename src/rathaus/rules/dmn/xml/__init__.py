"""Reads decision models from their XML files; see `read_definitions`."""

from rathaus.rules.dmn.xml.definitions import read_definitions

__all__ = ["read_definitions"]
