"""The strategy without its projects: a hundred small elements, kept in memory by revision."""

from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.models import Max

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.time import now
from rathaus.strategy.document import Strategy
from rathaus.strategy.errors import EditConflict, InvalidChange, NotFound
from rathaus.strategy.jobs import measure_goals
from rathaus.strategy.models import Element, ProjectRow, StrategyState
from rathaus.strategy.store.codec import HEADER_FIELDS, KINDS, from_json, to_json
from rathaus.strategy.store.state import changing, revision

_kept: tuple[int, Strategy] | None = None


def structure() -> Strategy:
    """Return the strategy without projects and readings.

    Inside a transaction it is always read: what has not been committed is not kept.

    Raises:
        NotFound: before a city has been loaded.
    """
    global _kept  # noqa: PLW0603 - one value per process, replaced as a whole
    if connection.in_atomic_block:
        return read_structure()
    present = revision().structure
    if _kept is None or _kept[0] != present:
        _kept = (present, read_structure())
    return _kept[1]


def forget() -> None:
    """Drop what is kept, after the whole database was exchanged (restore, tests)."""
    global _kept  # noqa: PLW0603
    _kept = None


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
    found: dict[str, Any] = {kind: tuple(items) for kind, items in elements.items()}
    return replace(header, **found)


def write_structure(strategy: Strategy) -> None:
    """Replace the whole structure; the caller holds the lock and writes the audit entry."""
    header = {key: value for key, value in to_json(strategy).items() if key in HEADER_FIELDS}
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
        if kind == "goals":
            measure_goals.enqueue_once()
        return row.version


def add_element(kind: str, element: Any, *, actor: Actor) -> None:
    """Add an element at the end of its kind.

    Raises:
        InvalidChange: if the id is taken.
    """
    with changing(structure=True):
        taken = Element.objects.filter(kind=kind)
        if taken.filter(key=element.id).exists():
            raise InvalidChange(f"Die Kennung {element.id} ist schon vergeben.", field="id")
        Element.objects.create(
            kind=kind,
            key=element.id,
            position=(taken.aggregate(last=Max("position"))["last"] or 0) + 1,
            document=to_json(element),
            changed_at=now(),
        )
        record(
            actor,
            "strategy.element_added",
            Subject(f"strategy.{kind}", element.id),
            None,
            to_json(element),
        )
        if kind == "goals":
            measure_goals.enqueue_once()


def remove_element(kind: str, key: str, *, actor: Actor) -> None:
    """Remove an element that nothing refers to any more.

    Raises:
        NotFound: if there is none.
        InvalidChange: if something still refers to it; the message names the first one.
    """
    with changing(structure=True):
        row = Element.objects.filter(kind=kind, key=key).first()
        if row is None:
            raise NotFound(f"Es gibt kein Element {key}.")
        user = _first_reference(kind, key)
        if user:
            raise InvalidChange(
                f"„{key}“ wird noch gebraucht: {user}. Lösen Sie zuerst diese Zuordnung."
            )
        row.delete()
        record(
            actor, "strategy.element_removed", Subject(f"strategy.{kind}", key), row.document, None
        )


_NAMED_IN = {
    "clusters": "cluster",
    "programmes": "programme",
    "directorates": "directorate",
    "departments": "department",
    "dimensions": "dimensions",
    "action_plans": "action_plans",
    "goals": "goals",
    "pools": "pool",
}


def _first_reference(kind: str, key: str) -> str:
    column = _NAMED_IN[kind]
    for element in Element.objects.all():
        named = element.document.get(column, ())
        if element.kind != kind and (named == key or (isinstance(named, list) and key in named)):
            return f"{element.kind} {element.key}"
    projects = {
        "programmes": ProjectRow.objects.filter(programme=key),
        "action_plans": ProjectRow.objects.filter(action_plan=key),
        "departments": ProjectRow.objects.filter(department=key),
        "dimensions": ProjectRow.objects.filter(dimensions__contains=[key]),
        "goals": ProjectRow.objects.filter(goals__contains=[key]),
        "pools": ProjectRow.objects.filter(document__efforts__contains=[{"pool": key}]),
    }.get(kind)
    first = projects.values_list("title", flat=True).first() if projects is not None else None
    return f"Projekt {first}" if first else ""
