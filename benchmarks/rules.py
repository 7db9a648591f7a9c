"""Speed of the decision engine: expressions beside feelin and beside Python, tables, memory.

feelin is the FEEL interpreter of the JavaScript world (npm, MIT). Three things are timed, each
beside what is alike on the other side:

- `evaluate`: a compiled expression with inputs by name, as any caller has them. feelin's
  `evaluate` takes a text, so each call of it parses; its parsed tree cannot be handed in.
- *kept*: the one way its interface keeps what was parsed is a function: the text of one is
  evaluated once, and the function value invoked with its arguments. Beside it stands our compiled
  code with its values ready, as a model calls it, and the function by hand in Python.
- *whole*: our parsing, compiling and evaluating with every call, beside feelin's `evaluate`.
"""

import json
import platform
import resource
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks import _rules_models as models
from benchmarks._feelin import Feelin, FeelinMissing
from benchmarks._rules_expressions import CASES, Case
from benchmarks._timing import Best, nanoseconds
from rathaus.rules.api import Expression, Model, compile_expression, from_python, load_model
from rathaus.rules.state import State
from rathaus.rules.values.numbers import CONTEXT

ROUNDS = 7
SECONDS = 0.02
TIMES_FEELIN = 2.0
TIMES_PYTHON = 6.0
TABLE_PER_SECOND = 50_000
LARGE_TABLE = 3.0


@dataclass(frozen=True, slots=True)
class Target:
    """Something the engine shall reach."""

    words: str
    met: bool


def main(json_file: Path | None) -> int:
    """Print two tables and the targets; 1 if one is missed or a result differs."""
    expressions, told, alike = _expressions()
    tables = _tables()
    targets = [*_judge_expressions(expressions, told), *_judge_tables(tables)]
    print()
    for target in targets:
        print(f"{'met   ' if target.met else 'MISSED'}  {target.words}")
    if json_file:
        json_file.write_text(
            json.dumps(
                {
                    "python": platform.python_version(),
                    "feelin": told or "ok",
                    "expressions": expressions,
                    "models": tables,
                    "targets": [{"words": each.words, "met": each.met} for each in targets],
                },
                indent=2,
            )
        )
    return 0 if alike and all(target.met for target in targets) else 1


# Expressions


def _expressions() -> tuple[list[dict[str, Any]], str, bool]:
    """Time every expression; return the rows, why feelin is missing, and whether all agree."""
    compiled = [compile_expression(case.text, case.inputs) for case in CASES]
    told = ""
    try:
        feelin: Feelin | None = Feelin([(case.text, plain(case.inputs)) for case in CASES])
    except FeelinMissing as missing:
        feelin, told = None, str(missing)
    with feelin or nullcontext():
        alike = _compare(compiled, feelin)
        best = [Best() for _ in CASES]
        for _round in range(ROUNDS):
            for number, (case, ours) in enumerate(zip(CASES, compiled, strict=True)):
                _time(best[number], case, ours)
                if feelin:
                    evaluated, kept = feelin.time(number, SECONDS)
                    best[number].add("feelin", evaluated)
                    best[number].add("feelin kept", kept)
    rows = [{"name": case.name, **times.times} for case, times in zip(CASES, best, strict=True)]
    _print_expressions(rows, told)
    return rows, told, alike


def _time(best: Best, case: Case, ours: Expression) -> None:
    inputs, by_hand = case.inputs, case.by_hand
    values = [from_python(inputs[name]) for name in ours.names]
    code, state = ours.code, State()
    best.add("ours", nanoseconds(lambda: ours.evaluate(inputs), SECONDS))
    best.add("ours kept", nanoseconds(lambda: code(state, *values), SECONDS, inner=CONTEXT))
    best.add("python", nanoseconds(lambda: by_hand(inputs), SECONDS))
    best.add(
        "ours whole",
        nanoseconds(lambda: compile_expression(case.text, inputs).evaluate(inputs), SECONDS / 4),
    )


def _compare(compiled: Sequence[Expression], feelin: Feelin | None) -> bool:
    alike = True
    for number, (case, ours) in enumerate(zip(CASES, compiled, strict=True)):
        value = plain(ours.evaluate(case.inputs).value)
        others = {"python": plain(case.by_hand(case.inputs))}
        if feelin:
            others["feelin"] = feelin.values[number]
            others["feelin kept"] = feelin.again[number]
        for name, other in others.items():
            if not same(value, other):
                alike = False
                print(f"{case.name}: ours {value!r}, {name} {other!r}")
    return alike


def plain(value: Any) -> Any:
    """Turn a value into what JSON and JavaScript have; dates and durations become their text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if value is None or isinstance(value, bool | str | int | float):
        return value
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    return {"$date": str(value)}


def same(one: Any, other: Any) -> bool:
    """Compare results; JavaScript's numbers are binary, so they may differ in the last digits."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        if {*one} & {"$date", "$text"}:
            return [*one.values()] == [*other.values()]
        return {*one} == {*other} and all(same(one[key], other[key]) for key in one)
    if isinstance(one, bool) or isinstance(other, bool) or isinstance(one, str):
        return one is other or one == other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    return bool(one == other)


def _print_expressions(rows: Sequence[Mapping[str, Any]], told: str) -> None:
    print(f"\nMicroseconds of one evaluation, best of {ROUNDS} rounds")
    if told:
        print(f"feelin is missing: {told}")
    print(
        f"{'':20}{'evaluate':>27}{'kept':>40}{'whole':>17}\n"
        f"{'':20}{'ours':>9}{'feelin':>9}{'ratio':>9}"
        f"{'ours':>9}{'feelin':>9}{'ratio':>8}{'python':>8}{'×':>6}{'ours':>9}{'ratio':>8}"
    )
    for row in rows:
        ours, kept, whole, hand = (row[n] for n in ("ours", "ours kept", "ours whole", "python"))
        feelin, again = row.get("feelin"), row.get("feelin kept")
        print(
            f"{row['name']:20}{_us(ours):>9}{_us(feelin):>9}{_ratio(feelin, ours):>9}"
            f"{_us(kept):>9}{_us(again):>9}{_ratio(again, kept):>8}{_us(hand):>8}"
            f"{_ratio(kept, hand):>6}{_us(whole):>9}{_ratio(feelin, whole):>8}"
        )


def _us(value: float | None) -> str:
    return "–" if value is None else f"{value / 1000:.2f}"


def _ratio(one: float | None, other: float | None) -> str:
    return f"{one / other:.1f}" if one and other else "–"


def _judge_expressions(rows: Sequence[Mapping[str, Any]], told: str) -> list[Target]:
    def missed(theirs: str, ours: str, times: float) -> list[str]:
        return [row["name"] for row in rows if (row.get(theirs) or 0) < times * row[ours]]

    slow = missed("python", "ours kept", 1 / TIMES_PYTHON)
    targets = [_target(f"≤ {TIMES_PYTHON:g} × the expression by hand in Python", slow, len(rows))]
    if told:
        return targets
    words = f"≥ {TIMES_FEELIN:g} × as fast as feelin"
    evaluated, kept = (
        missed(theirs, ours, TIMES_FEELIN)
        for theirs, ours in (("feelin", "ours"), ("feelin kept", "ours kept"))
    )
    return [
        *targets,
        _target(f"{words}, evaluate", evaluated, len(rows)),
        _target(f"{words}, kept", kept, len(rows)),
    ]


def _target(words: str, missed: Sequence[str], count: int) -> Target:
    some = f": not {', '.join(missed)}" if missed else ""
    return Target(f"{words} ({count - len(missed)} of {count}{some})", not missed)


# Models


def _tables() -> dict[str, Any]:
    small, large, deep = (
        _model(models.fee_table(4, 5)),
        _model(models.fee_table(20, 50)),
        _model(models.deep_context()),
    )
    work = {
        "20 rows": _each(small, "fee", models.fee_cases(4, 5, 500)),
        "1000 rows": _each(large, "fee", models.fee_cases(20, 50, 500)),
        "context": _each(deep, "charge", [models.HOUSEHOLD]),
        "20 rows, python": _by_hand(models.fee_by_hand, models.fee_cases(4, 5, 500)),
        "context, python": _by_hand(models.charge_by_hand, [models.HOUSEHOLD]),
    }
    _compare_models(small, large, deep)
    best = Best()
    for _round in range(ROUNDS):
        for name, (call, count) in work.items():
            best.add(name, nanoseconds(call, 5 * SECONDS) / count)
    compiling = {
        name: _compiling(make)
        for name, make in (
            ("20 rows", lambda: models.fee_table(4, 5)),
            ("1000 rows", lambda: models.fee_table(20, 50)),
            ("context", models.deep_context),
        )
    }
    figures = {
        "nanoseconds": best.times,
        "compiling": compiling,
        "peak memory of this run, MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    _print_tables(figures)
    return figures


def _model(data: bytes) -> Model:
    return load_model(data, file="bench.dmn")


def _each(
    model: Model, name: str, cases: Sequence[Mapping[str, Any]]
) -> tuple[Callable[[], object], int]:
    def call() -> None:
        for inputs in cases:
            model.evaluate(name, inputs)

    return call, len(cases)


def _by_hand(
    work: Callable[[Mapping[str, Any]], object], cases: Sequence[Mapping[str, Any]]
) -> tuple[Callable[[], object], int]:
    def call() -> None:
        for inputs in cases:
            work(inputs)

    return call, len(cases)


def _compare_models(small: Model, large: Model, deep: Model) -> None:
    for model, kinds, bands in ((small, 4, 5), (large, 20, 50)):
        for inputs in models.fee_cases(kinds, bands, 2000):
            group = models.groups_of(kinds).index(inputs["group"])
            band = min(int(inputs["income"]) // models.STEP, bands - 1)
            wanted = models.fee(group, band)
            found = _value(model, "fee", inputs)
            assert found == wanted, (inputs, wanted, found)
    for inputs in models.fee_cases(4, 5, 500):
        assert _value(small, "fee", inputs) == models.fee_by_hand(inputs)
    charged = plain(_value(deep, "charge", models.HOUSEHOLD))
    assert charged == plain(models.charge_by_hand(models.HOUSEHOLD)), charged


def _value(model: Model, name: str, inputs: Mapping[str, Any]) -> Any:
    return model.evaluate(name, inputs)


def _compiling(make: Callable[[], bytes]) -> dict[str, float]:
    """Return the time and the memory that loading a model takes."""
    data = make()
    times = []
    for _round in range(3):
        begun = time.perf_counter()
        _model(data)
        times.append(time.perf_counter() - begun)
    tracemalloc.start()
    kept = _model(data)
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del kept
    return {"milliseconds": round(1000 * min(times), 1), "KiB": size // 1024}


def _print_tables(figures: Mapping[str, Any]) -> None:
    print(
        f"\n{'':20}{'evaluations/s':>15}{'µs':>9}{'python, µs':>12}{'×':>6}"
        f"{'load, ms':>10}{'KiB':>8}"
    )
    times, compiling = figures["nanoseconds"], figures["compiling"]
    for name, loaded in compiling.items():
        ours, hand = times[name], times.get(f"{name}, python")
        print(
            f"{name:20}{1e9 / ours:>15,.0f}{_us(ours):>9}{_us(hand):>12}{_ratio(ours, hand):>6}"
            f"{loaded['milliseconds']:>10}{loaded['KiB']:>8}"
        )
    print(f"peak memory of this run: {figures['peak memory of this run, MiB']} MiB")


def _judge_tables(figures: Mapping[str, Any]) -> list[Target]:
    times = figures["nanoseconds"]
    rate = 1e9 / times["20 rows"]
    large = times["1000 rows"] / times["20 rows"]
    context = times["context"] / times["context, python"]
    table = times["20 rows"] / times["20 rows, python"]
    return [
        Target(
            f"≤ {TIMES_PYTHON:g} × the table of 20 rows by hand ({table:.1f})",
            table <= TIMES_PYTHON,
        ),
        Target(
            f"≤ {TIMES_PYTHON:g} × the deep context by hand ({context:.1f})",
            context <= TIMES_PYTHON,
        ),
        Target(
            f"≥ {TABLE_PER_SECOND:,} evaluations/s of 20 rows on one core ({rate:,.0f})",
            rate >= TABLE_PER_SECOND,
        ),
        Target(
            f"1,000 rows within {LARGE_TABLE:g} × the time of 20 ({large:.2f})",
            large <= LARGE_TABLE,
        ),
    ]
