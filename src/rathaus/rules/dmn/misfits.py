"""Says of a value from outside which part of it does not fit its type."""

from collections.abc import Iterator
from dataclasses import replace

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.messages import Message, message
from rathaus.rules.state import State
from rathaus.rules.values.membership import kind_of
from rathaus.rules.values.text import literal_of
from rathaus.rules.values.types import (
    Constrained,
    ContextType,
    FeelType,
    ListType,
    bare,
    coerce,
    is_instance,
)

_PARTS = 5
"""Parts that are named; whoever gave the value looks at it again after that."""
_SHOWN = 40
_ALLOWED = 100
_WRITTEN = 2000


def note_misfits(state: State, value: object, of: FeelType, name: str, type_name: str = "") -> None:
    """Write down why a value is not of a type.

    Args:
        state: takes the notes.
        value: a value that cannot be made to fit.
        of: the type.
        name: of the input.
        type_name: what the model calls the type, where it has a name.
    """
    number = 0
    for number, said in enumerate(_misfits(state, _opened(value, of), of, name), 1):
        values = dict(said.values)
        if type_name and values["path"] == name and bare(of).__class__ is not FeelType:
            values["type"] = type_name
        state.note(said.code, **values)
        if number == _PARTS:
            break
    if not number:
        state.note("input-misfit", path=name, value=_short(value), type=type_name or of.text)


def _opened(value: object, of: FeelType) -> object:
    """Give the value as it was tried: converted, of a list of one the item (10.3.2.9.4)."""
    target = bare(of)
    converted = coerce(State(), value, target)
    if converted is not None:
        return converted
    if isinstance(target, ListType):
        return value if isinstance(value, list) else [value]
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _misfits(state: State, value: object, of: FeelType, path: str) -> Iterator[Message]:
    """Name the smallest parts that do not fit, and nothing around them."""
    state.tick()
    if value is None:
        return
    target = bare(of)
    found = False
    if isinstance(target, ListType) and isinstance(value, list):
        for index, item in enumerate(value, 1):
            for each in _misfits(state, item, target.of, f"{path}[{index}]"):
                found = True
                yield each
    elif isinstance(target, ContextType) and isinstance(value, dict):
        for name, inner in target.fields:
            if name not in value:
                found = True
                yield message("input-part-missing", path=f"{path}.{name}")
                continue
            for each in _misfits(state, value[name], inner, f"{path}.{name}"):
                found = True
                yield each
    elif not is_instance(state, value, target):
        found = True
        yield message("input-misfit", path=path, value=_short(value), type=_type(target))
    if not found:
        yield from _not_allowed(state, value, of, path)


def _not_allowed(state: State, value: object, of: FeelType, path: str) -> Iterator[Message]:
    tests = []
    while isinstance(of, Constrained):
        tests.append(of)
        of = of.base
    noted = len(state.notes)
    for test in reversed(tests):
        allowed = test.allows(state, value)
        del state.notes[noted:]
        if allowed is not True:
            yield message(
                "input-not-allowed",
                path=path,
                value=_short(value),
                allowed=_cut(" ".join(test.words.split()), _ALLOWED),
            )
            return


def _type(of: FeelType) -> object:
    """Call a type by its text unless it would have to be spelt out."""
    if isinstance(of, ContextType):
        return Message("kind-context")
    return Message("kind-list") if len(of.text) > _SHOWN else of.text


def _short(value: object) -> object:
    if isinstance(value, str):
        value = value[: 2 * _SHOWN]
    try:
        return _cut(literal_of(value, replace(State().limits, text_length=_WRITTEN)), _SHOWN)
    except LimitExceeded:
        return kind_of(value)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
