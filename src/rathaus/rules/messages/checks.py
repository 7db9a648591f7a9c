"""Sentences about findings of the static checks."""

from collections.abc import Mapping

CHECKS: Mapping[str, tuple[str, str]] = {}
