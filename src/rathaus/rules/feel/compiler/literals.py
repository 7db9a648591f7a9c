"""Literals, names, and the structures made of them."""

from functools import partial

from rathaus.rules.feel import tree
from rathaus.rules.feel.builtins.registry import BUILTINS
from rathaus.rules.feel.compiler.emitter import LEAVES, SHORTCUTS, Emitter
from rathaus.rules.feel.compiler.folding import folded
from rathaus.rules.feel.compiler.scope import Value
from rathaus.rules.feel.runtime.names import (
    at_text,
    comparison_range,
    duplicate_key,
    make_range,
    unknown_name,
)
from rathaus.rules.feel.runtime.paths import path
from rathaus.rules.state import State
from rathaus.rules.values.temporal import at_literal


def _null(emitter: Emitter, node: tree.Null) -> Value:
    return emitter.constant(None)


def _plain(emitter: Emitter, node: tree.Boolean | tree.Number | tree.Text | tree.Constant) -> Value:
    return emitter.constant(node.value)


def _at(emitter: Emitter, node: tree.At) -> Value:
    value = at_literal(node.value)
    if value is not None:
        return emitter.constant(value)
    text = emitter.constant(node.value).code
    return emitter.assign(f"{emitter.name_global(at_text)}(st, {text})", "null")


def _name(emitter: Emitter, node: tree.Name) -> Value:
    items, held = emitter.scope.find(node.name)
    if held is None and node.name in BUILTINS:
        held = emitter.constant(BUILTINS[node.name])
    if held is not None and not held.known:
        emitter.scope.note_use(held.code)
    key = repr(node.name)
    nobody = f"{emitter.name_global(unknown_name)}(st, {key})"
    code = nobody if held is None else held.code
    if not items:
        return held if held is not None else emitter.assign(code, "null")
    for item in reversed(items):
        emitter.scope.note_use(item)
        code = f"{item}[{key}] if {item}.__class__ is dict and {key} in {item} else ({code})"
    return emitter.assign(code)


def _list(emitter: Emitter, node: tree.List) -> Value:
    items = [emitter.emit(item) for item in node.items]
    if all(item.known for item in items):
        return emitter.constant([item.constant for item in items])
    return emitter.assign(f"[{', '.join(item.code for item in items)}]", "list")


def _context(emitter: Emitter, node: tree.Context) -> Value:
    values = _entries(emitter, node)
    if values is None:
        return emitter.constant(None)
    if all(value.known for value in values.values()):
        return emitter.constant({key: value.constant for key, value in values.items()})
    pairs = (f"{key!r}: {value.code}" for key, value in values.items())
    return emitter.assign(f"{{{', '.join(pairs)}}}", "context")


def _entries(emitter: Emitter, node: tree.Context) -> dict[str, Value] | None:
    """Write the entries, each seeing those before; None when a key comes twice."""
    keys = [entry.key for entry in node.entries]
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        emitter.line(f"{emitter.name_global(duplicate_key)}(st, {twice!r})")
        return None
    with emitter.bound({}):
        names = emitter.scope.frames[-1].names
        for entry in node.entries:
            names[entry.key] = emitter.emit(entry.value)
    return names


def _entry(emitter: Emitter, node: tree.Path) -> Value:
    """Write `{…}.name` without making the context."""
    assert isinstance(node.of, tree.Context)
    values = _entries(emitter, node.of) or {}
    found = values.get(node.name)
    if found is not None:
        return found
    empty = emitter.constant({}).code
    return emitter.assign(f"{emitter.name_global(path)}(st, {empty}, {node.name!r})", "null")


def _range(emitter: Emitter, node: tree.Range) -> Value:
    start = emitter.emit(node.start) if node.start is not None else None
    end = emitter.emit(node.end) if node.end is not None else None
    sides = [side.code if side is not None else "None" for side in (start, end)]
    bounded = (start is not None, end is not None)
    make = emitter.name_global(make_range)
    flags = f"{node.start_included}, {node.end_included}, {bounded[0]}, {bounded[1]}"
    if all(side is None or side.known for side in (start, end)):
        value = make_range(
            State(emitter.limits),
            start.constant if start is not None else None,
            end.constant if end is not None else None,
            node.start_included,
            node.end_included,
            *bounded,
        )
        if value is not None:
            return emitter.constant(value)
    return emitter.assign(f"{make}(st, {sides[0]}, {sides[1]}, {flags})")


def _comparison_range(emitter: Emitter, node: tree.ComparisonTest) -> Value:
    """Write `(< a)` where a value is wanted."""
    right = emitter.emit(node.right)
    operator = str(node.operator)
    constant = folded(emitter, partial(comparison_range, operator=operator), (right,))
    if constant is not None:
        return constant
    make = emitter.name_global(comparison_range)
    return emitter.assign(f"{make}(st, {right.code}, {operator!r})")


LEAVES.update(
    {
        tree.Null: _null,
        tree.Boolean: _plain,
        tree.Number: _plain,
        tree.Text: _plain,
        tree.Constant: _plain,
        tree.At: _at,
        tree.Name: _name,
        tree.List: _list,
        tree.Context: _context,
        tree.Path: _entry,
        tree.Range: _range,
        tree.ComparisonTest: _comparison_range,
    }
)
SHORTCUTS.add((tree.Path, tree.Context))
