"""Sentences about the reading and linking of models."""

from collections.abc import Mapping

from rathaus.rules.messages.reading import READING

DMN: Mapping[str, tuple[str, str]] = {
    **READING,
}
