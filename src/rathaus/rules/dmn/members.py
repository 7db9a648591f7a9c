"""Names that may follow a dot in a file's expressions."""

from collections.abc import Iterable, Iterator, Mapping

from rathaus.rules.dmn.model import (
    Boxed,
    BoxedContext,
    BoxedFilter,
    BoxedFunction,
    BoxedIterator,
    BoxedList,
    Conditional,
    DecisionTable,
    Definitions,
    Invocation,
    ItemDefinition,
    Relation,
)


def member_names(definitions: Definitions) -> set[str]:
    """Return the names of components, entries, columns and elements of a file.

    The parser needs them only to see where a name with spaces or signs ends, so a name too many
    does no harm.
    """
    found = set(_components(definitions.items))
    found.update(each.variable or each.name for each in definitions.inputs)
    found.update(each.variable or each.name for each in definitions.services)
    for decision in definitions.decisions:
        found.add(decision.variable or decision.name)
        found.update(_entries(decision.logic))
    for knowledge in definitions.knowledge:
        found.add(knowledge.variable or knowledge.name)
        found.update(_entries(knowledge.logic))
    return found - {""}


def _components(items: Iterable[ItemDefinition]) -> Iterator[str]:
    waiting = list(items)
    while waiting:
        item = waiting.pop()
        yield from (part.name for part in item.components)
        waiting.extend(item.components)


def _entries(logic: Boxed | None) -> Iterator[str]:
    waiting: list[Boxed | None] = [logic]
    while waiting:
        box = waiting.pop()
        match box:
            case BoxedContext(entries=entries):
                yield from (entry.name for entry in entries)
                waiting.extend(entry.value for entry in entries)
            case Relation(columns=columns, rows=rows):
                yield from (name for name, _ in columns)
                waiting.extend(cell for row in rows for cell in row)
            case DecisionTable(outputs=outputs):
                yield from (clause.name for clause in outputs)
            case _:
                waiting.extend(_inside(box))


def _inside(box: Boxed | None) -> tuple[Boxed | None, ...]:
    if isinstance(box, Invocation):
        return (box.function, *(each.value for each in box.bindings))
    if isinstance(box, BoxedList):
        return box.items
    return tuple(getattr(box, part) for part in _PARTS.get(type(box), ()))


_PARTS: Mapping[type, tuple[str, ...]] = {
    BoxedFunction: ("body",),
    Conditional: ("condition", "then", "otherwise"),
    BoxedFilter: ("of", "match"),
    BoxedIterator: ("domain", "body"),
}
