"""Sentences about the reading and linking of models."""

from collections.abc import Mapping

from rathaus.rules.messages.linking import LINKING
from rathaus.rules.messages.reading import READING
from rathaus.rules.messages.telling import TELLING

DMN: Mapping[str, tuple[str, str]] = {
    **READING,
    **LINKING,
    **TELLING,
}
