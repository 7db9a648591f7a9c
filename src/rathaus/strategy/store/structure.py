"""The strategy without its projects: a hundred small elements, kept in memory by revision."""

from dataclasses import replace
from typing import Any

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.time import now
from rathaus.strategy.document import Strategy
from rathaus.strategy.errors import EditConflict, NotFound
from rathaus.strategy.models import Element, StrategyState
from rathaus.strategy.store.codec import HEADER_FIELDS, KINDS, from_json, to_json
from rathaus.strategy.store.state import changing, revision

_kept: tuple[int, Strategy] | None = None


def structure() -> Strategy:
    """Return the strategy without projects and readings.

    Raises:
        NotFound: before a city has been loaded.
    """
    global _kept  # noqa: PLW0603 - one value per process, replaced as a whole
    present = revision().structure
    if _kept is None or _kept[0] != present:
        _kept = (present, read_structure())
    return _kept[1]


def read_structure() -> Strategy:
    """Read the structure from the tables.

    Raises:
        NotFound: before a city has been loaded.
    """
    state = StrategyState.objects.filter(id=1).first()
    if state is None or not state.header:
        raise NotFound("Es ist noch keine Strategie geladen.")
    elements: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for kind, document in Element.objects.order_by("position").values_list("kind", "document"):
        elements[kind].append(from_json(KINDS[kind], document))
    header = from_json(Strategy, state.header)
    return replace(header, **{kind: tuple(found) for kind, found in elements.items()})


def write_structure(strategy: Strategy) -> None:
    """Replace the whole structure; the caller holds the lock and writes the audit entry."""
    header = {
        key: value for key, value in to_json(strategy).items() if key in HEADER_FIELDS
    }
    StrategyState.objects.filter(id=1).update(header=header)
    Element.objects.all().delete()
    Element.objects.bulk_create(
        Element(kind=kind, key=item.id, position=i, document=to_json(item), changed_at=now())
        for kind in KINDS
        for i, item in enumerate(getattr(strategy, kind))
    )


def element_version(kind: str, key: str) -> int:
    """Return the version of an element, for edits that must not overwrite another's.

    Raises:
        NotFound: if there is none.
    """
    version = Element.objects.filter(kind=kind, key=key).values_list("version", flat=True).first()
    if version is None:
        raise NotFound(f"Es gibt kein Element {key}.")
    return version


def save_element(kind: str, element: Any, *, expected: int, actor: Actor) -> int:
    """Replace one element that was read at version `expected`; return its new version.

    Raises:
        NotFound: if there is no such element.
        EditConflict: if somebody changed it meanwhile.
    """
    with changing(structure=True):
        row = Element.objects.select_for_update().filter(kind=kind, key=element.id).first()
        if row is None:
            raise NotFound(f"Es gibt kein Element {element.id}.")
        if row.version != expected:
            raise EditConflict(
                f"„{element.id}“ wurde inzwischen geändert. Laden Sie die Seite neu; "
                "Ihre Eingaben bleiben stehen."
            )
        before, after = row.document, to_json(element)
        if before == after:
            return row.version
        row.document, row.version, row.changed_at = after, row.version + 1, now()
        row.save(update_fields=["document", "version", "changed_at"])
        record(
            actor=actor,
            action="strategy.element_changed",
            subject=Subject(f"strategy.{kind}", element.id),
            before=before,
            after=after,
        )
        return row.version
