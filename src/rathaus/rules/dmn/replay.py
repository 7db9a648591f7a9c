"""An evaluation done again, and compared with what was kept of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from rathaus.rules.dmn.evaluate import Model
from rathaus.rules.dmn.kept import checked
from rathaus.rules.dmn.trace import Trace
from rathaus.rules.errors import FeelSyntaxError, InputError
from rathaus.rules.feel.compiler.compile import compile_function
from rathaus.rules.feel.parser import parse_expression
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.messages import Message, message
from rathaus.rules.running import run
from rathaus.rules.state import State
from rathaus.rules.values.temporal import DateTime, parse_date_time


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of doing an evaluation again. True when everything is as it was.

    Args:
        differences: what came out otherwise, in words.
        trace: of the new evaluation.
    """

    differences: tuple[Message, ...]
    trace: Trace

    def __bool__(self) -> bool:
        return not self.differences


def replay(
    model: Model, kept: Trace | Mapping[str, Any], limits: Limits = DEFAULT_LIMITS
) -> Replay:
    """Evaluate again with the inputs of a trace and compare every step.

    Args:
        model: the model, the same or another version of it.
        kept: the trace, or what its `to_json` gave.
        limits: what the evaluation may ask for.

    Raises:
        InputError: it is no trace, or an input is no value that can be written down, such as a
            function.
        LimitExceeded: the evaluation asked for more than its limits grant.
    """
    told = kept.to_json() if isinstance(kept, Trace) else checked(kept)
    inputs = {
        fact["name"]: value_of(fact["name"], fact["value"], limits) for fact in told["inputs"]
    }
    now = None if told["now"] is None else _moment(told["now"], limits)
    answer = model.answer(told["subject"], inputs, limits=limits, now=now, trace=True)
    trace = answer.trace
    assert trace is not None
    differences = [*_compare(told["steps"], trace.to_json()["steps"])]
    if told["value"] != trace.literal and not differences:
        differences.append(_differs(told["subject"], told["value"], trace.literal))
    return Replay(tuple(differences), trace)


def value_of(name: str, literal: str, limits: Limits = DEFAULT_LIMITS) -> object:
    """Return the value that a text of FEEL gives.

    Raises:
        InputError: it gives none.
    """
    lost = InputError(message("replay-no-value", name=name, literal=literal), name)
    try:
        tree = parse_expression(literal, limits=limits)
    except FeelSyntaxError:
        raise lost from None
    value = run(State(limits), compile_function(tree, (), limits=limits))
    if value is None and literal != "null":
        raise lost
    return value


def _moment(text: str, limits: Limits) -> DateTime:
    found = value_of("now", text, limits) if text.startswith("@") else parse_date_time(text)
    if not isinstance(found, DateTime):
        raise InputError(message("replay-no-value", name="now", literal=text), "now")
    return found


def _compare(before: list[Any], now: list[Any]) -> Iterator[Message]:
    for old, new in zip_longest(before, now):
        if new is None:
            yield message("replay-gone", name=old["name"], before=old["value"])
        elif old is None:
            yield message("replay-new", name=new["name"], now=new["value"])
        else:
            yield from _compare(old["steps"], new["steps"])
            yield from _tables(old["tables"], new["tables"])
            if old["value"] != new["value"] or old["name"] != new["name"]:
                yield _differs(new["name"], old["value"], new["value"])


def _tables(before: list[Any], now: list[Any]) -> Iterator[Message]:
    for old, new in zip(before, now, strict=False):
        rules = [", ".join(str(rule["rule"]) for rule in each["matched"]) for each in (old, new)]
        if rules[0] != rules[1]:
            yield message(
                "replay-rules", name=new["table"], before=rules[0] or "–", now=rules[1] or "–"
            )


def _differs(name: str, before: str, now: str) -> Message:
    return message("replay-differs", name=name, before=before, now=now)
