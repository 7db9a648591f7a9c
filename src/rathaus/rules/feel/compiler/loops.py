"""`for`, `some` and `every`.

Source: DMN 1.5, 10.3.2.14 and table 58.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rathaus.rules.feel import tree
from rathaus.rules.feel.compiler.code import Compound
from rathaus.rules.feel.compiler.emitter import LEAVES, Emitter
from rathaus.rules.feel.compiler.names import free_names
from rathaus.rules.feel.compiler.scope import Value
from rathaus.rules.feel.runtime.iteration import domain, span
from rathaus.rules.feel.runtime.logic import truth


def repeated(emitter: Emitter, node: tree.For) -> Value:
    """Write `for x in xs return body`."""
    result = emitter.fresh()
    emitter.line(f"{result} = []")
    uses_partial = "partial" in free_names(node.body)

    def body() -> None:
        names = {}
        if uses_partial:
            emitter.line(f"st.room_for(len({result}))")
            names["partial"] = emitter.assign(f"{result}[:]", "list")
        with emitter.bound(names):
            value = emitter.emit(node.body)
        emitter.line(f"{result}.append({value.code})")

    _Walk(emitter, result, body, "None").write(node.iterations)
    return Value(result)


def quantified(emitter: Emitter, node: tree.Quantified) -> Value:
    """Write `some x in xs satisfies condition`, or `every`."""
    some = node.quantifier is tree.Quantifier.SOME
    decisive, neutral = ("True", "False") if some else ("False", "True")
    result = emitter.fresh()
    emitter.line(f"{result} = {neutral}")

    def body() -> None:
        held = emitter.emit(node.condition)
        if node.strict:
            odd = f"{held.code} is not None and {held.code}.__class__ is not bool"
            with emitter.branch(f"if {odd}:"):
                emitter.line(f"{result} = {emitter.name_global(truth)}(st, {held.code})")
                emitter.line("break")
        emitter.line(f"if {held.code} is {decisive}: {result} = {decisive}")
        emitter.line(f"if {result} is {decisive}: break")
        emitter.line(f"if {held.code} is not {neutral}: {result} = None")

    _Walk(emitter, result, body, decisive).write(node.iterations)
    return Value(result, "truth")


@dataclass(frozen=True, slots=True)
class _Walk:
    """Nested loops under construction.

    Args:
        emitter: the compilation.
        result: variable of the result; None in it ends all loops of a `for`.
        innermost: writes what the innermost loop does.
        stop: what in the result ends the outer loops.
    """

    emitter: Emitter
    result: str
    innermost: Callable[[], None]
    stop: str

    def write(self, iterations: tuple[tree.Iteration, ...]) -> None:
        """Write the loops; a domain that cannot be walked makes the result null."""
        emitter, first = self.emitter, iterations[0]
        items = _items(emitter, first)
        with emitter.branch(f"if {items} is None:"):
            emitter.line(f"{self.result} = None")
        with emitter.branch(f"if {items} is not None:"), emitter.looping() as spill:
            if spill:
                self._in_function(iterations, items)
            else:
                self._loop(iterations, items)

    def _loop(self, iterations: tuple[tree.Iteration, ...], items: str) -> None:
        emitter, first, rest = self.emitter, iterations[0], iterations[1:]
        emitter.line(f"st.room_for(len({items}))")
        variable = emitter.fresh("v")
        names = {first.name: Value(variable)}
        head = f"for {variable} in {items}:"
        with emitter.branch(head) as loop, emitter.bound(names), emitter.watched(loop):
            if rest:
                self.write(rest)
                emitter.line(f"if {self.result} is {self.stop}: break")
            else:
                self.innermost()

    def _in_function(self, iterations: tuple[tree.Iteration, ...], items: str) -> None:
        emitter, result = self.emitter, self.result
        name = emitter.fresh("f")
        inner = Compound(f"def {name}({result}):")
        emitter.block.append(inner)
        outer, emitter.block = emitter.block, inner.body
        self._loop(iterations, items)
        emitter.line(f"return {result}")
        emitter.block = outer
        emitter.line(f"{result} = {name}({result})")


def _items(emitter: Emitter, iteration: tree.Iteration) -> str:
    start = emitter.emit(iteration.domain)
    items = emitter.fresh("l")
    if iteration.to is not None:
        end = emitter.emit(iteration.to)
        emitter.line(f"{items} = {emitter.name_global(span)}(st, {start.code}, {end.code})")
    else:
        work = emitter.name_global(domain)
        emitter.line(
            f"{items} = {start.code} if {start.code}.__class__ is list "
            f"else {work}(st, {start.code})"
        )
    return items


LEAVES.update({tree.For: repeated, tree.Quantified: quantified})
