"""Fuzzes DMN: reading, linking, checking, evaluating, tracing. See README.md for how to run it.

The first byte of an input chooses what the others are: the file itself, the choices of a writer
of models, or changes of one of the models at hand: the checkout's own, and those of the DMN TCK
where it lies beside the checkout.
"""

import json
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree as ET

import atheris

with atheris.instrument_imports(include=["rathaus.rules"]):
    from rathaus.rules import api
    from rathaus.rules.dmn.replay import replay
    from rathaus.rules.dmn.table.decide import CompiledTable
    from rathaus.rules.errors import RulesError
    from rathaus.rules.exchange import json_text
    from rathaus.rules.limits import Limits
    from rathaus.rules.state import State

import collecting
from boxing import DMN, ModelWriter, changed, tokens
from holding import TIGHT, in_time, same, sound, told
from writing import VARIABLES

ROOT = Path(__file__).parents[2]
KIT = ROOT.parent / "shared" / "data" / "public-service" / "dmn-tck__tck" / "TestCases"
FILES = Limits(nesting=60, elements=5000, model_bytes=400_000)
_LARGEST = 60_000
_ASKED = 6


def _models() -> list[bytes]:
    found = [*ROOT.glob("cities/*/strategy/*.dmn"), *KIT.glob("**/*.dmn")]
    return [data for path in sorted(found) if len(data := path.read_bytes()) <= _LARGEST]


MODELS = _models()
LITERALS = (
    "1", "-2.5", "null", '"abc"', '"a"', '@"2024-02-29"', "[1, 2, 3]", '{a: 1, "first name": "x"}',
    "true", '@"P1D"', '[{a: 1, "first name": "x"}]', "1e6000", "abs", "[1..3]", '"2024-02-29"',
    '@"2024-02-29T12:00:00@Europe/Berlin"', "{}", "5", '"blue"',
)  # fmt: skip
VALUES = [api.compile_expression(text).evaluate().value for text in LITERALS]
_quick = CompiledTable.hits


def _asking_every_cell(table: CompiledTable, state: State, inputs: tuple, names: tuple) -> int:
    """Find the rules that match as the index does, and compare with asking every cell."""
    hits = _quick(table, state, inputs, names)
    allowed = True
    slow = (1 << table.rules) - 1
    for column in table.columns:
        value = inputs[column.place]
        for row, test in enumerate(column._tests):
            fits = test(State(TIGHT, state.now), value, *names) is True
            if row < table.rules:
                slow &= ~(0 if fits else 1 << row)
            elif not fits and value is not None:
                allowed = False
    slow = slow if allowed else -1
    assert hits == slow, f"index {hits:b}, every cell {slow:b}, inputs {inputs!r}"
    return hits


CompiledTable.hits = _asking_every_cell  # type: ignore[method-assign]


def _written(data: bytes) -> tuple[bytes, bytes]:
    """Return a model, and bytes that choose its inputs."""
    kind, rest = (data[0], data[1:]) if data else (0, b"")
    way = kind % 8
    choices = ModelWriter(rest[1:], VARIABLES)
    if way == 0:
        return rest, rest
    if way < 4 or not MODELS:
        return choices.model().encode("utf-8", "replace"), rest
    base = MODELS[(rest[0] if rest else 0) * 7 % len(MODELS)]
    try:
        made = changed(base, choices)
    except ET.ParseError:  # a text that XML cannot hold
        return base, rest
    if way == 7 and rest:  # and some bytes of it are broken as well
        place = int.from_bytes(rest[-3:-1], "big") % len(made)
        made = made[:place] + rest[-9:-3] + made[place + rest[-1] % 9 :]
    return made, rest


def try_model(data: bytes, choices: bytes) -> None:
    """Do everything with a model."""
    with in_time(10, lambda: "load"):
        model = api.load_model(data, limits=FILES)
    with in_time(20, lambda: "check"):
        for finding in api.check_model(model):
            assert finding.message.in_language("de")
            assert finding.message.in_language("en")
    views = api.view_decisions(model.definitions)
    fields = api.input_fields(model.definitions)
    subjects = (*model.decisions, *model.services, *model.functions)
    for number, name in enumerate(islice(subjects, _ASKED)):
        wanted = _wanted(model, name)
        picks = choices[number : number + len(wanted)].ljust(len(wanted), b"\x01")
        inputs = {key: VALUES[pick % len(VALUES)] for key, pick in zip(wanted, picks, strict=True)}
        texts = api.write_fields(fields, inputs)
        api.read_fields(fields, texts)
        try:
            _ask(model, name, inputs, views)
        except RulesError as error:
            told(error)


def _wanted(model: api.Model, name: str) -> list[str]:
    for found in (model.decisions, model.services, model.functions):
        if name in found:
            return list(dict.fromkeys((*found[name].inputs, *model.inputs)))
    return []


def _ask(
    model: api.Model, name: str, inputs: dict[str, object], views: Sequence[api.DecisionView]
) -> None:
    before = repr(inputs)
    with in_time(10, lambda: name):
        value = model.evaluate(name, inputs, limits=TIGHT)
        answer = model.answer(name, inputs, limits=TIGHT, trace=True)
    assert same(value, answer.value), f"{value!r}, traced {answer.value!r}"
    assert repr(inputs) == before, "an input was changed"
    sound(value)
    json_text(value)
    trace = answer.trace
    assert trace is not None
    json.dumps(trace.to_json())
    assert len(api.lay_over(views, trace)) == len(views)
    assert trace.sentences("de")
    assert trace.sentences("en")
    again = replay(model, trace, TIGHT)
    words = [each.in_language("en") for each in again.differences]
    assert again or "function" in repr(value), words


def try_bytes(data: bytes) -> None:
    """Take one input of the fuzzer."""
    made, rest = _written(data)
    with collecting.kept(data, made.decode("utf-8", "replace")):
        try:
            try_model(made, rest)
        except RulesError as error:
            told(error)


if __name__ == "__main__":
    atheris.Setup(collecting.options(sys.argv, [*tokens(), DMN]), try_bytes)
    atheris.Fuzz()
