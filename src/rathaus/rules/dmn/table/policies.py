"""Hit policies. Source: DMN 1.5, 8.2.8 to 8.2.11."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from rathaus.rules.dmn.model import Aggregation, HitPolicy
from rathaus.rules.dmn.table.index import bits
from rathaus.rules.dmn.table.outputs import Outputs
from rathaus.rules.feel.builtins.registry import BUILTINS
from rathaus.rules.state import State
from rathaus.rules.values.operators import equal

Names = tuple[object, ...]
Choose = Callable[[State, int, Names], object]
"""From the mask of the rules that match, never 0, to the result."""

_AGGREGATES = {
    Aggregation.SUM: "sum",
    Aggregation.COUNT: "count",
    Aggregation.MIN: "min",
    Aggregation.MAX: "max",
}


def rule_numbers(rows: int) -> str:
    """Return the numbers of rules as people count them: "2, 5"."""
    return ", ".join(str(row + 1) for row in bits(rows))


def chooser(policy: HitPolicy, aggregation: Aggregation, outputs: Outputs) -> Choose:
    """Return the function that makes a result of the rules that match."""
    if policy is HitPolicy.COLLECT and aggregation is not Aggregation.LIST:
        return _aggregated(aggregation, outputs)
    return _CHOOSERS[policy](outputs)


def nothing(policy: HitPolicy, aggregation: Aggregation) -> object:
    """Return the result when no rule matches and there is no default.

    Policies with several hits give the list of none of them, and what the aggregation makes of it.
    """
    match policy:
        case HitPolicy.RULE_ORDER | HitPolicy.OUTPUT_ORDER:
            return []
        case HitPolicy.COLLECT if aggregation is Aggregation.LIST:
            return []
        case HitPolicy.COLLECT if aggregation is Aggregation.COUNT:
            return Decimal(0)
    return None


def chosen_rows(
    policy: HitPolicy, outputs: Outputs, state: State, hits: int, names: Names
) -> tuple[int, ...]:
    """Return the rules that the result comes from, in its order; for a trace."""
    match policy:
        case HitPolicy.UNIQUE:
            return tuple(bits(hits)) if hits & (hits - 1) == 0 else ()
        case HitPolicy.ANY:
            return tuple(bits(hits)) if _agreed(outputs, state, hits, names)[0] else ()
        case HitPolicy.FIRST:
            return tuple(bits(hits))[:1]
        case HitPolicy.PRIORITY:
            return tuple(row for _, row, _ in _by_priority(outputs, state, hits, names))[:1]
        case HitPolicy.OUTPUT_ORDER:
            return tuple(row for _, row, _ in _by_priority(outputs, state, hits, names))
        case _:
            return tuple(bits(hits))


def _unique(outputs: Outputs) -> Choose:
    values, makers = outputs.values, outputs.makers

    def choose(state: State, hits: int, names: Names) -> object:
        if hits & (hits - 1):
            return state.note("table-not-unique", rules=rule_numbers(hits))
        row = hits.bit_length() - 1
        make = makers[row]
        return values[row] if make is None else make(state, *names)

    return choose


def _first(outputs: Outputs) -> Choose:
    values, makers = outputs.values, outputs.makers

    def choose(state: State, hits: int, names: Names) -> object:
        row = (hits & -hits).bit_length() - 1
        make = makers[row]
        return values[row] if make is None else make(state, *names)

    return choose


def _any(outputs: Outputs) -> Choose:
    def choose(state: State, hits: int, names: Names) -> object:
        agreed, value = _agreed(outputs, state, hits, names)
        return value if agreed else state.note("table-not-any", rules=rule_numbers(hits))

    return choose


def _agreed(outputs: Outputs, state: State, hits: int, names: Names) -> tuple[bool, object]:
    """Tell whether all rules give the same, and what."""
    first, *others = (outputs.of(state, row, names) for row in bits(hits))
    agreed = all(each is first or equal(state, each, first) is True for each in others)
    return agreed, first


def _in_order(outputs: Outputs) -> Choose:
    def choose(state: State, hits: int, names: Names) -> object:
        return [outputs.of(state, row, names) for row in bits(hits)]

    return choose


def _priority(outputs: Outputs) -> Choose:
    return lambda state, hits, names: _by_priority(outputs, state, hits, names)[0][2]


def _output_order(outputs: Outputs) -> Choose:
    def choose(state: State, hits: int, names: Names) -> object:
        return [value for _, _, value in _by_priority(outputs, state, hits, names)]

    return choose


def _by_priority(
    outputs: Outputs, state: State, hits: int, names: Names
) -> list[tuple[tuple[int, ...], int, object]]:
    """Return rank, rule and value of what matches, the most important first."""
    ranked = []
    for row in bits(hits):
        value = outputs.of(state, row, names)
        ranked.append((outputs.rank(state, value), row, value))
    ranked.sort(key=lambda each: each[:2])
    return ranked


def _aggregated(aggregation: Aggregation, outputs: Outputs) -> Choose:
    if outputs.names and aggregation is not Aggregation.COUNT:
        return lambda state, hits, names: state.note("table-aggregates-columns")
    work = BUILTINS[_AGGREGATES[aggregation]].direct(1)

    def choose(state: State, hits: int, names: Names) -> object:
        values: Sequence[object] = [outputs.of(state, row, names) for row in bits(hits)]
        return work(state, values)

    return choose


_CHOOSERS: Mapping[HitPolicy, Callable[[Outputs], Choose]] = {
    HitPolicy.UNIQUE: _unique,
    HitPolicy.ANY: _any,
    HitPolicy.FIRST: _first,
    HitPolicy.PRIORITY: _priority,
    HitPolicy.RULE_ORDER: _in_order,
    HitPolicy.OUTPUT_ORDER: _output_order,
    HitPolicy.COLLECT: _in_order,
}
