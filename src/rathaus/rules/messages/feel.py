"""Sentences about the text of an expression."""

from collections.abc import Mapping

FEEL: Mapping[str, tuple[str, str]] = {}
