"""Paths and filters.

Source: DMN 1.5, 10.3.2.5 (filters and paths).
"""

from decimal import Decimal

from rathaus.rules.feel import tree
from rathaus.rules.feel.compiler.code import Compound
from rathaus.rules.feel.compiler.emitter import GROWN, Emitter
from rathaus.rules.feel.compiler.names import parts
from rathaus.rules.feel.compiler.scope import Value
from rathaus.rules.feel.runtime.paths import NOTHING, as_list, indexed, odd_condition, path

_FAR = 10**9
"""No list is as long; as digits in code, the place would be endless."""


def follow(emitter: Emitter, node: tree.Path, of: Value) -> Value:
    """Write `of.name`."""
    emitter.calculates = True  # the seconds of a time, say
    key = repr(node.name)
    call = f"{emitter.name_global(path)}(st, {of.code}, {key})"
    if of.kind and of.kind != "context":
        return emitter.assign(call)
    sure = "" if of.kind == "context" else f"{of.code}.__class__ is dict and "
    return emitter.assign(f"{of.code}[{key}] if {sure}{key} in {of.code} else {call}")


def filtered(emitter: Emitter, node: tree.Filter, of: Value) -> Value:
    """Write `of[condition]`: an index when it is a number, else those for which it is true."""
    if _is_fixed_index(node.condition):
        return _item(emitter, of, emitter.emit(node.condition))
    items = emitter.fresh("l")
    result = emitter.fresh()
    listed = emitter.name_global(as_list)
    emitter.line(f"{items} = {of.code} if {of.code}.__class__ is list else {listed}({of.code})")
    with emitter.looping() as spill:
        if spill:
            _in_function(emitter, node, items, result)
        else:
            _loop(emitter, node, items, result)
    return Value(result)


def _item(emitter: Emitter, of: Value, index: Value) -> Value:
    """Write `of[3]`, inline for a list that is long enough."""
    call = f"{emitter.name_global(indexed)}(st, {of.code}, {index.code})"
    number = index.constant
    place = int(number) if isinstance(number, Decimal) and abs(number) < _FAR else 0
    if place == 0 or place != index.constant or (of.kind and of.kind != "list"):
        return emitter.assign(call)
    long_enough = of.code if abs(place) == 1 else f"len({of.code}) >= {abs(place)}"
    item = f"{of.code}[{place - 1 if place > 0 else place}]"
    return emitter.assign(f"{item} if {of.code}.__class__ is list and {long_enough} else {call}")


def _loop(emitter: Emitter, node: tree.Filter, items: str, result: str) -> None:
    item = emitter.fresh("i")
    emitter.line(f"{result} = []")
    emitter.line(f"st.tick(len({items}))")
    with emitter.branch(f"for {item} in {items}:") as loop:
        with emitter.watched(loop), emitter.bound({"item": Value(item)}, item):
            held = emitter.emit(node.condition)
        emitter.line(f"if {held.code} is True: {result}.append({item})")
        if held.kind in {"boolean", "truth"}:
            return
        loop.head = f"for {item} in {items} or {emitter.name_global(NOTHING)}:"
        with emitter.branch(f"if {held.code} is not True and {held.code} is not False:"):
            with emitter.branch(f"if {held.code}.__class__ is D:"):
                # An index is asked for where the filter stands; only a filter sees the items.
                outside = emitter.emit(node.condition) if _is_simple(node.condition) else held
                with emitter.branch(f"if {outside.code}.__class__ is D:"):
                    index = emitter.name_global(indexed)
                    emitter.line(f"{result} = {index}(st, {items}, {outside.code})")
                    emitter.line("break")
            emitter.line(f"{emitter.name_global(odd_condition)}(st, {held.code})")
            if node.strict:
                with emitter.branch(f"if {held.code} is not None:"):
                    emitter.line(f"{result} = None")
                    emitter.line("break")
    emitter.line(f"if not {items} and {result}.__class__ is list: {result} = []")


def _in_function(emitter: Emitter, node: tree.Filter, items: str, result: str) -> None:
    name = emitter.fresh("f")
    inner = Compound(f"def {name}():")
    emitter.block.append(inner)
    outer, emitter.block = emitter.block, inner.body
    held = emitter.fresh()
    _loop(emitter, node, items, held)
    emitter.line(f"return {held}")
    emitter.block = outer
    emitter.line(f"{result} = {name}()")


def _is_simple(condition: tree.Node) -> bool:
    """Tell whether it is short enough to be written twice."""
    waiting = [condition]
    for _ in range(_SIMPLE):
        if not waiting:
            return True
        node = waiting.pop()
        if isinstance(node, tree.Filter):
            return False
        waiting.extend(part for part, _ in parts(node))
    return False


_SIMPLE = 20


def _is_fixed_index(condition: tree.Node) -> bool:
    if isinstance(condition, tree.Negation):
        condition = condition.operand
    return isinstance(condition, tree.Number)


GROWN.update({tree.Path: ("of", follow), tree.Filter: ("of", filtered)})
