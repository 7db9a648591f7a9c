"""Functions of texts with patterns: `matches`, `replace`, `split`.

Source: DMN 1.5, 10.3.4.3, which takes patterns, flags and replacements from XPath and makes null
of what is an error there.
"""

from collections.abc import Callable

from rathaus.rules.feel.builtins.builtin import Builtin, Known, Prepare, Words, form
from rathaus.rules.feel.builtins.fitting import misfit
from rathaus.rules.feel.builtins.patterns import compiled, replacement_parts
from rathaus.rules.feel.builtins.patterns.compiled import Match, Ready
from rathaus.rules.feel.builtins.patterns.replacement import Part
from rathaus.rules.state import State
from rathaus.rules.values.types import BOOLEAN, STRING, ListType

_SHOWN = 100
_TINY = 20
"""Characters of a text too short to count."""

Work = Callable[[State, str], object]
"""What is done to a text when the pattern and all that goes with it is ready."""


def matches(state: State, text: object, pattern: object, flags: object = None) -> object:
    """Tell whether the pattern fits some part of the text."""
    if (
        not isinstance(text, str)
        or not isinstance(pattern, str)
        or not (flags is None or isinstance(flags, str))
    ):
        return misfit(state, "matches", text, pattern, flags)
    work = _finder(state, pattern, flags)
    return None if work is None else work(state, text)


def replace(
    state: State, text: object, pattern: object, replacement: object, flags: object = None
) -> object:
    """Put a text in the place of every match."""
    if (
        not isinstance(text, str)
        or not isinstance(pattern, str)
        or not isinstance(replacement, str)
        or not (flags is None or isinstance(flags, str))
    ):
        return misfit(state, "replace", text, pattern, replacement, flags)
    work = _replacer(state, pattern, replacement, flags)
    return None if work is None else work(state, text)


def split(state: State, string: object, delimiter: object) -> object:
    """Cut a text at every match."""
    if not isinstance(string, str) or not isinstance(delimiter, str):
        return misfit(state, "split", string, delimiter)
    work = _splitter(state, delimiter)
    return None if work is None else work(state, string)


def _finder(state: State, pattern: str, flags: str | None = None) -> Work | None:
    ready = compiled(state, pattern, flags or "")
    return None if ready is None else ready.fits


def _replacer(
    state: State, pattern: str, replacement: str, flags: str | None = None
) -> Work | None:
    ready = compiled(state, pattern, flags or "")
    if ready is None or _fits_nothing(state, "replace", pattern, ready):
        return None
    parts = replacement_parts(replacement, ready.groups)
    if parts is None:
        return state.note("pattern-replacement", text=replacement[:_SHOWN])
    if ready.literal:
        old = ready.literal
        new = "".join(part if isinstance(part, str) else old for part in parts)
        return lambda state, text: _literally_replaced(state, text, old, new)
    return lambda state, text: _replaced(state, text, ready, parts)


def _literally_replaced(state: State, text: str, old: str, new: str) -> str:
    times = text.count(old)
    state.tick(1 + times + (len(text) >> 6))
    state.room_for_text(len(text) + times * (len(new) - len(old)))
    return text.replace(old, new)


def _replaced(state: State, text: str, ready: Ready, parts: list[Part]) -> str:
    pieces: list[str] = []
    size = last = 0
    for match in ready.matches(state, text):
        pieces += (text[last : match.start()], _filled(match, parts))
        size += len(pieces[-2]) + len(pieces[-1])
        if size > state.limits.text_length:
            state.room_for_text(size)
        last = match.end()
    pieces.append(text[last:])
    state.room_for_text(size + len(pieces[-1]))
    return "".join(pieces)


def _filled(match: "Match", parts: list[Part]) -> str:
    return "".join(part if isinstance(part, str) else match.group(part) or "" for part in parts)


def _splitter(state: State, delimiter: str) -> Work | None:
    ready = compiled(state, delimiter)
    if ready is None or _fits_nothing(state, "split", delimiter, ready):
        return None
    if ready.literal:
        literal = ready.literal
        return lambda state, text: _literally_split(state, text, literal)
    return lambda state, text: _split(state, text, ready)


def _literally_split(state: State, text: str, delimiter: str) -> list[str]:
    pieces = text.split(delimiter, state.limits.list_size)
    size = len(pieces)
    if len(text) > _TINY or size > state.limits.list_size:
        state.tick(len(text) >> 6)
        state.room_for(size)
    return pieces


def _split(state: State, text: str, ready: Ready) -> list[str]:
    pieces: list[str] = []
    last = 0
    for match in ready.matches(state, text):
        pieces.append(text[last : match.start()])
        last = match.end()
        if len(pieces) > state.limits.list_size:
            state.room_for(len(pieces))
    pieces.append(text[last:])
    state.room_for(len(pieces))
    return pieces


def _fits_nothing(state: State, name: str, pattern: str, ready: Ready) -> bool:
    """Tell whether the pattern fits the empty text, which these functions do not allow."""
    if ready.literal or not ready.fits(state, ""):
        return False
    state.note("pattern-empty", name=name, pattern=pattern[:_SHOWN])
    return True


def _prepared(call: Callable[..., object], make: Callable[..., Work | None]) -> Prepare:
    """Return what prepares for everything known before but the text.

    The pattern is looked at when the first text comes: a model may have many, and need few.
    """

    def prepare(known: Known, count: int) -> Callable[..., object] | None:
        texts = [known.get(place) for place in range(1, count)]
        if 0 in known or not all(isinstance(text, str) for text in texts):
            return None
        work: Work | None = None

        def run(state: State, text: object) -> object:
            nonlocal work
            if not isinstance(text, str):
                return call(state, text, *texts)
            if work is None:
                work = make(state, *texts)
                if work is None:
                    return None
            return work(state, text)

        return run

    return prepare


_FLAGS = ("flags", STRING, True)

MATCHING = (
    Builtin(
        "matches",
        (form(matches, BOOLEAN, ("input", STRING), ("pattern", STRING), _FLAGS),),
        Words(
            "Passt das Muster auf eine Stelle des Textes? Schalter: i ohne Groß und Klein, s Punkt "
            "auch für Zeilenenden, m ^ und $ für jede Zeile, x Leerzeichen im Muster zählen nicht.",
            "Does the pattern fit some part of the text? Flags: i any case, s a dot for line ends "
            "too, m ^ and $ for each line, x spaces in the pattern do not count.",
        ),
        (
            ('matches("foobar", "^fo*b")', "true"),
            ('matches("Rathaus", "HAUS$", "i")', "true"),
            ('matches("40213", "[0-9]{5}")', "true"),
        ),
        _prepared(matches, _finder),
    ),
    Builtin(
        "replace",
        (
            form(
                replace,
                STRING,
                ("input", STRING),
                ("pattern", STRING),
                ("replacement", STRING),
                _FLAGS,
            ),
        ),
        Words(
            "Der Text, in dem statt jeder Stelle, auf die das Muster passt, ein anderer steht; $1 "
            "ist darin die erste Gruppe.",
            "The text with another one in the place of every match; in it $1 is the first group.",
        ),
        (
            ('replace("banana", "a", "o")', '"bonono"'),
            ('replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'),
        ),
        _prepared(replace, _replacer),
    ),
    Builtin(
        "split",
        (form(split, ListType(STRING), ("string", STRING), ("delimiter", STRING)),),
        Words(
            "Die Stücke zwischen den Stellen, auf die das Muster passt.",
            "The pieces between the parts that the pattern fits.",
        ),
        (
            ('split("John Doe", "\\\\s")', '["John", "Doe"]'),
            ('split("a;b;;", ";")', '["a", "b", "", ""]'),
        ),
        _prepared(split, _splitter),
    ),
)
