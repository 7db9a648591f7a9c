"""Decisions and what they need, and boxed expressions, in plain values.

Source: DMN 1.5, chapters 6, 7 and 10.2.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rathaus.rules.dmn import model as m
from rathaus.rules.show.tables import TableView, one_line, view_table

_Logic = m.Decision | m.BusinessKnowledgeModel


@dataclass(frozen=True, slots=True)
class Box:
    """A boxed expression.

    Args:
        kind: "text", "table", "grid" (a relation), "entries" (a context), "list", or one of
            "call", "function", "if", "filter", "for", "some", "every".
        text: of "text" as written; else what stands at its head: the function called, the
            parameters, the variable.
        table: of "table".
        columns: headings of "grid".
        rows: cells of "grid".
        parts: name and box of everything below; the result of a context has no name.
    """

    kind: str
    text: str = ""
    table: TableView | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple["Box", ...], ...] = ()
    parts: tuple[tuple[str, "Box"], ...] = ()

    def tables(self) -> Iterator[TableView]:
        """Yield every table in it, outer ones first."""
        if self.table:
            yield self.table
        for row in self.rows:
            for cell in row:
                yield from cell.tables()
        for _name, part in self.parts:
            yield from part.tables()


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision or a function of the model.

    Args:
        kind: "decision" or "function".
        id: of the element in its file.
        name: its name.
        question: that it answers.
        answers: what it may answer, in the words of the model.
        description: of the element.
        type: of its result, as written.
        needs: names of inputs, decisions and functions that it requires.
        used_by: names of what requires it.
        logic: how it is decided; None when the model does not say.
    """

    kind: str
    id: str
    name: str
    question: str = ""
    answers: str = ""
    description: str = ""
    type: str = ""
    needs: tuple[str, ...] = ()
    used_by: tuple[str, ...] = ()
    logic: Box | None = field(default=None, repr=False)


def view_decisions(definitions: m.Definitions) -> tuple[DecisionView, ...]:
    """Return decisions and functions: those that nothing requires first, then what they need.

    What stands alone comes last. Among equals the order is that of the file.
    """
    elements: tuple[_Logic, ...] = (*definitions.decisions, *definitions.knowledge)
    names = {f"#{each.id}": each.name for each in (*definitions.inputs, *elements)}
    needs = {each.name: _needs(each, names) for each in elements}
    used_by = {
        each.name: tuple(other.name for other in elements if each.name in needs[other.name])
        for each in elements
    }
    depth = _depths(needs, used_by)

    def place(each: _Logic) -> tuple[bool, int]:
        alone = not used_by[each.name] and not needs[each.name]
        return alone, depth[each.name]

    return tuple(_view(each, needs, used_by) for each in sorted(elements, key=place))


def _depths(
    needs: dict[str, tuple[str, ...]], used_by: dict[str, tuple[str, ...]]
) -> dict[str, int]:
    """Return how many steps each stands below a result; the engine has refused circles."""
    depth = dict.fromkeys(needs, 0)
    waiting = [name for name, users in used_by.items() if not users]
    while waiting:
        name = waiting.pop()
        for below in needs[name]:
            if below in depth and depth[below] <= depth[name] < len(depth):
                depth[below] = depth[name] + 1
                waiting.append(below)
    return depth


def _needs(each: _Logic, names: dict[str, str]) -> tuple[str, ...]:
    hrefs = (requirement.href for requirement in each.requirements)
    return tuple(names.get(href, href.rpartition("#")[2]) for href in hrefs)


def _view(
    each: _Logic,
    needs: dict[str, tuple[str, ...]],
    used_by: dict[str, tuple[str, ...]],
) -> DecisionView:
    decision = each if isinstance(each, m.Decision) else None
    return DecisionView(
        kind="decision" if decision else "function",
        id=each.id,
        name=each.name,
        question=decision.question if decision else "",
        answers=decision.allowed_answers if decision else "",
        description=each.description,
        type=each.type_ref,
        needs=needs[each.name],
        used_by=used_by[each.name],
        logic=view_box(each.logic, each.name) if each.logic else None,
    )


def view_box(boxed: m.Boxed | None, name: str) -> Box:  # noqa: PLR0911 - one for each kind
    """Return a boxed expression in plain values.

    Args:
        boxed: the expression; None is an empty text.
        name: of the element it belongs to.
    """
    if isinstance(boxed, m.LiteralExpression):
        return Box("text", boxed.text.strip())
    if isinstance(boxed, m.DecisionTable):
        return Box("table", table=view_table(boxed, name))
    if isinstance(boxed, m.Relation):
        rows = tuple(tuple(view_box(cell, name) for cell in row) for row in boxed.rows)
        return Box("grid", columns=tuple(column for column, _type in boxed.columns), rows=rows)
    if isinstance(boxed, m.BoxedContext):
        return _parts("entries", "", ((each.name, each.value) for each in boxed.entries), name)
    if isinstance(boxed, m.BoxedList):
        return _parts("list", "", (("", item) for item in boxed.items), name)
    if isinstance(boxed, m.Invocation):
        called = boxed.function
        text = called.text if isinstance(called, m.LiteralExpression) else ""
        arguments = ((each.name, each.value) for each in boxed.bindings)
        return _parts("call", one_line(text), arguments, name)
    if isinstance(boxed, m.BoxedFunction):
        text = ", ".join(each.name for each in boxed.parameters)
        return _parts("function", text, (("", boxed.body),), name)
    return _controlled(boxed, name)


def _controlled(boxed: m.Boxed | None, name: str) -> Box:
    if isinstance(boxed, m.Conditional):
        branches = (("if", boxed.condition), ("then", boxed.then), ("else", boxed.otherwise))
        return _parts("if", "", branches, name)
    if isinstance(boxed, m.BoxedFilter):
        return _parts("filter", "", (("in", boxed.of), ("match", boxed.match)), name)
    if isinstance(boxed, m.BoxedIterator):
        last = "return" if boxed.kind is m.IteratorKind.FOR else "satisfies"
        parts = (("in", boxed.domain), (last, boxed.body))
        return _parts(boxed.kind.value, boxed.variable, parts, name)
    return Box("text")


def _parts(kind: str, text: str, parts: Iterable[tuple[str, m.Boxed | None]], name: str) -> Box:
    return Box(kind, text, parts=tuple((key, view_box(value, name)) for key, value in parts))
