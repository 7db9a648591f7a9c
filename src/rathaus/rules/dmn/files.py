"""Which file an import means, among those that are there. Source: DMN 1.5, 6.3.3."""

import re
from collections.abc import Iterable

from rathaus.rules.dmn.model import Definitions, Import
from rathaus.rules.errors import ModelError
from rathaus.rules.messages import message


def imported_files(
    definitions: Definitions, others: Iterable[Definitions]
) -> dict[str, Definitions]:
    """Return the files that a file and its imports import, by namespace.

    Of several files of one namespace, the one that an import names as its location is meant.

    Args:
        definitions: the file.
        others: all files that may be meant.

    Raises:
        ModelError: several files have a namespace that is imported, and none is named.
    """
    held: dict[str, list[Definitions]] = {}
    for other in others:
        held.setdefault(other.namespace, []).append(other)
    found = {definitions.namespace: definitions}  # who imports it is refused later, by name
    waiting = [definitions]
    while waiting:
        for each in waiting.pop().imports:
            candidates = held.get(each.namespace, [])
            if each.namespace not in found and candidates:
                found[each.namespace] = _meant(each, candidates)
                waiting.append(found[each.namespace])
    del found[definitions.namespace]
    return found


def _meant(wanted: Import, candidates: list[Definitions]) -> Definitions:
    if len(candidates) == 1:
        return candidates[0]
    named = [each for each in candidates if _file_name(each.place.file) == _at(wanted.location)]
    if len(named) == 1:
        return named[0]
    files = ", ".join(each.place.file or each.name for each in candidates)
    said = message("dmn-namespace-twice", namespace=wanted.namespace, files=files)
    raise ModelError(said, wanted.place.file, wanted.place.line, wanted.place.column)


def _at(location: str) -> str:
    """Return the name of the file that a location means; `%20` and the like are resolved."""
    name = _file_name(location)
    raw = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name.encode(errors="replace"))
    return raw.decode(errors="replace")


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


_ESCAPED = re.compile(b"%([0-9A-Fa-f]{2})")
