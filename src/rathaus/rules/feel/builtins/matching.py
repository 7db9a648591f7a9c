"""Functions of texts with patterns: `matches`, `replace`, `split`.

Source: DMN 1.5, 10.3.4.3, which takes patterns, flags and replacements from XPath and makes null
of what is an error there.
"""

from collections.abc import Callable

from rathaus.rules.feel.builtins.builtin import Builtin, Known, Words, form
from rathaus.rules.feel.builtins.fitting import misfit
from rathaus.rules.feel.builtins.patterns import compiled, replacement_parts
from rathaus.rules.feel.builtins.patterns.compiled import Match, Ready
from rathaus.rules.feel.builtins.patterns.replacement import Part
from rathaus.rules.state import State
from rathaus.rules.values.types import BOOLEAN, STRING, ListType

_SHOWN = 100


def matches(state: State, text: object, pattern: object, flags: object = None) -> object:
    """Tell whether the pattern fits some part of the text."""
    if (
        not isinstance(text, str)
        or not isinstance(pattern, str)
        or not (flags is None or isinstance(flags, str))
    ):
        return misfit(state, "matches", text, pattern, flags)
    ready = compiled(state, pattern, flags or "")
    if ready is None:
        return None
    return ready.fits(state, text)


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
    ready = compiled(state, pattern, flags or "")
    if ready is None or _fits_nothing(state, "replace", pattern, ready):
        return None
    parts = replacement_parts(replacement, ready.groups)
    if parts is None:
        return state.note("pattern-replacement", text=replacement[:_SHOWN])
    return _replaced(state, text, ready, parts)


def _replaced(state: State, text: str, ready: Ready, parts: list[Part]) -> str:
    if ready.literal:
        new = "".join(part if isinstance(part, str) else ready.literal for part in parts)
        times = text.count(ready.literal)
        state.tick(1 + times + (len(text) >> 6))
        state.room_for_text(len(text) + times * (len(new) - len(ready.literal)))
        return text.replace(ready.literal, new)
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


def split(state: State, string: object, delimiter: object) -> object:
    """Cut a text at every match."""
    if not isinstance(string, str) or not isinstance(delimiter, str):
        return misfit(state, "split", string, delimiter)
    ready = compiled(state, delimiter)
    if ready is None or _fits_nothing(state, "split", delimiter, ready):
        return None
    return _pieces(state, string, ready)


def _pieces(state: State, string: str, ready: Ready) -> object:
    if ready.literal:
        found = string.split(ready.literal, state.limits.list_size)
        state.tick(1 + (len(string) >> 6))
        state.room_for(len(found))
        return found
    pieces: list[object] = []
    last = 0
    for match in ready.matches(state, string):
        pieces.append(string[last : match.start()])
        last = match.end()
        if len(pieces) > state.limits.list_size:
            state.room_for(len(pieces))
    pieces.append(string[last:])
    state.room_for(len(pieces))
    return pieces


def _fits_nothing(state: State, name: str, pattern: str, ready: Ready) -> bool:
    """Tell whether the pattern fits the empty text, which these functions do not allow."""
    if ready.literal or not ready.fits(state, ""):
        return False
    state.note("pattern-empty", name=name, pattern=pattern[:_SHOWN])
    return True


def _prepared_matches(known: Known, count: int) -> Callable[..., object] | None:
    """Prepare for a pattern, and flags if there are some, known before."""
    pattern, flags = known.get(1), known.get(2)
    if 0 in known or len(known) != count - 1 or not isinstance(pattern, str):
        return None
    if not (flags is None or isinstance(flags, str)):
        return None
    ready: Ready | None = None

    def run(state: State, text: object) -> object:
        nonlocal ready
        if not isinstance(text, str):
            return misfit(state, "matches", text, pattern, flags)
        if ready is None:
            ready = compiled(state, pattern, flags or "")
            if ready is None:
                return None
        return ready.fits(state, text)

    return run


def _prepared_split(known: Known, count: int) -> Callable[..., object] | None:
    """Prepare for a delimiter known before, if it is a plain text."""
    delimiter = known.get(1)
    if len(known) != 1 or count != 2 or not isinstance(delimiter, str):
        return None
    ready: Ready | None = None

    def run(state: State, string: object) -> object:
        nonlocal ready
        if not isinstance(string, str):
            return misfit(state, "split", string, delimiter)
        if ready is None:
            held = compiled(state, delimiter)
            if held is None or _fits_nothing(state, "split", delimiter, held):
                return None
            ready = held
        return _pieces(state, string, ready)

    return run


def _filled(match: "Match", parts: list[Part]) -> str:
    return "".join(part if isinstance(part, str) else match.group(part) or "" for part in parts)


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
        _prepared_matches,
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
        _prepared_split,
    ),
)
