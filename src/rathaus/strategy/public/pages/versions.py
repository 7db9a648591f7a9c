"""Pages of frozen versions: the list, one version, what changed between two."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rathaus.kernel.text import Localized
from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.words import Words
from rathaus.strategy.rules.compare import Changed, Comparison, FieldChange
from rathaus.strategy.rules.vocabulary import KINDS

MOST_SIGNS = 600
"""Of a text in a comparison."""
PERSONAL = frozenset({"lead", "list_source", "override"})
"""Fields that may name a person; the public comparison says that they changed, not to what."""

SHOWN = 200
_WAYS = {
    "goals": addresses.goal,
    "programmes": addresses.programme,
    "action_plans": addresses.plan,
    "clusters": addresses.cluster,
    "dimensions": addresses.dimension,
    "projects": addresses.project,
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field with what it said and says."""

    label: str
    old: str
    new: str
    german: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part that came, went or changed."""

    title: str
    url: str
    fields: tuple[FieldRow, ...] = ()
    german: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindBlock:
    """What happened to one kind of part."""

    title: str
    added: tuple[PartRow, ...]
    removed: tuple[PartRow, ...]
    changed: tuple[PartRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The difference of two states in words."""

    empty: bool
    summary: str
    header: tuple[FieldRow, ...]
    states: tuple[FieldRow, ...]
    categories: tuple[FieldRow, ...]
    kinds: tuple[KindBlock, ...]


def compared(found: Comparison, words: Words) -> Compared:
    """Put a comparison into words, by kind of part."""
    return Compared(
        empty=not found,
        summary=_summary(found, words),
        header=tuple(_field(each, words) for each in found.header),
        states=tuple(
            FieldRow(
                words.text(each.title),
                _state(words.text(each.old.label), each.old.value, each.old.unit, words),
                _state(words.text(each.new.label), each.new.value, each.new.unit, words),
            )
            for each in found.states
        ),
        categories=tuple(
            FieldRow(each.title, each.old.value, each.new.value, (each.title,))
            for each in found.categories[:SHOWN]
        ),
        kinds=tuple(block for kind in KINDS if (block := _kind(kind, found, words)) is not None),
    )


def _state(label: str, value: object, unit: object, words: Words) -> str:
    if value is None:
        return label
    return f"{label}, {words.amount(value, unit)}"  # type: ignore[arg-type]


def _summary(found: Comparison, words: Words) -> str:
    if not found:
        return words.say("Nichts hat sich geändert.", "Nothing has changed.")
    counts = Counter(
        {"added": len(found.added), "removed": len(found.removed), "changed": len(found.changed)}
    )
    return words.say(
        "{a} Teile kamen hinzu, {r} fielen weg, {c} haben sich geändert.",
        "{a} parts were added, {r} removed, {c} changed.",
        a=words.number(counts["added"]),
        r=words.number(counts["removed"]),
        c=words.number(counts["changed"]),
    )


def _kind(kind: str, found: Comparison, words: Words) -> KindBlock | None:
    added = [each for each in found.added if each.kind == kind]
    removed = [each for each in found.removed if each.kind == kind]
    changed = [each for each in found.changed if each.kind == kind]
    if not (added or removed or changed):
        return None
    return KindBlock(
        title=words.text(KINDS[kind]),
        added=tuple(_part(each.title, _way(kind, each.id), words) for each in added[:SHOWN]),
        removed=tuple(_part(each.title, "", words) for each in removed[:SHOWN]),
        changed=tuple(_changed(kind, each, words) for each in changed[:SHOWN]),
        more=sum(max(len(some) - SHOWN, 0) for some in (added, removed, changed)),
    )


def _way(kind: str, key: str) -> str:
    return _WAYS[kind](key) if kind in _WAYS else ""


def _part(title: Localized, url: str, words: Words, fields: tuple[FieldRow, ...] = ()) -> PartRow:
    return PartRow(words.text(title), url, fields, words.untranslated(title))


def _changed(kind: str, part: Changed, words: Words) -> PartRow:
    return _part(part.title, _way(kind, part.id), words, _fields(part.fields, words))


def _fields(fields: Sequence[FieldChange], words: Words) -> tuple[FieldRow, ...]:
    return tuple(_field(each, words) for each in fields)


def _field(change: FieldChange, words: Words) -> FieldRow:
    label = words.text(change.label)
    if change.field in PERSONAL:
        return FieldRow(label, "", words.say("geändert", "changed"))
    german = tuple(_short(text) for text in words.untranslated(change.old, change.new))
    return FieldRow(label, _short(words.text(change.old)), _short(words.text(change.new)), german)


def _short(text: str) -> str:
    return text if len(text) <= MOST_SIGNS else f"{text[: MOST_SIGNS - 1]}…"
