"""Literals, names, and the structures made of them."""

from functools import partial

from rathaus.rules.feel import tree
from rathaus.rules.feel.builtins.registry import BUILTINS
from rathaus.rules.feel.compiler.emitter import LEAVES, Emitter
from rathaus.rules.feel.compiler.folding import folded
from rathaus.rules.feel.compiler.scope import Value
from rathaus.rules.feel.runtime.names import (
    at_text,
    comparison_range,
    duplicate_key,
    make_range,
    unknown_name,
)
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
    keys = [entry.key for entry in node.entries]
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        return emitter.assign(f"{emitter.name_global(duplicate_key)}(st, {twice!r})", "null")
    values: list[Value] = []
    with emitter.bound({}):
        names = emitter.scope.frames[-1].names
        for entry in node.entries:
            value = emitter.emit(entry.value)
            values.append(value)
            names[entry.key] = value
    if all(value.known for value in values):
        return emitter.constant(
            {key: value.constant for key, value in zip(keys, values, strict=True)}
        )
    pairs = (f"{key!r}: {value.code}" for key, value in zip(keys, values, strict=True))
    return emitter.assign(f"{{{', '.join(pairs)}}}", "context")


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
        tree.Range: _range,
        tree.ComparisonTest: _comparison_range,
    }
)
