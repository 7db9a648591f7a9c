"""Sentences about the reading and linking of models."""

from collections.abc import Mapping

DMN: Mapping[str, tuple[str, str]] = {}
