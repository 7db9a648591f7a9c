"""Functions of texts, but for those with patterns.

Source: DMN 1.5, 10.3.4.3 (string functions). A character is a Unicode code point.
"""

from collections.abc import Callable
from decimal import Decimal

from rathaus.rules.feel.builtins.builtin import Builtin, Known, Words, form
from rathaus.rules.feel.builtins.fitting import misfit
from rathaus.rules.feel.builtins.places import stretch
from rathaus.rules.state import State
from rathaus.rules.values.membership import KINDS
from rathaus.rules.values.types import BOOLEAN, NUMBER, STRING, ListType

_SHORT = 7
"""Items of a list too short to count."""
_LONG = 1000
"""Characters from which on the copying or searching of a text is counted."""
_JOINABLE = {str, type(None)}


def substring(state: State, string: object, start: object, length: object = None) -> object:
    """Return so many characters, or all, from a position; -1 is the last."""
    if (
        isinstance(string, str)
        and isinstance(start, Decimal)
        and (length is None or isinstance(length, Decimal))
    ):
        piece = stretch(state, "substring", len(string), start, length)
        return None if piece is None else _counted(state, string[piece])
    return misfit(state, "substring", string, start, length)


def _counted(state: State, text: str) -> str:
    """Count the work on a long text."""
    if len(text) > _LONG:
        state.room_for_text(len(text))
    return text


def _prepared_substring(known: Known, count: int) -> Callable[..., object] | None:
    """Prepare for a position from 1, and a length if there is one, known before."""
    start, length = known.get(1), known.get(2)
    if 0 in known or len(known) != count - 1 or not isinstance(start, Decimal) or start < 1:
        return None
    if count == 2:
        first = int(start) - 1

        def rest(state: State, string: object) -> object:
            if string.__class__ is str and first < len(string):
                return _counted(state, string[first:])
            return substring(state, string, start)

        return rest
    if not isinstance(length, Decimal) or length < 1:
        return None
    first, last = int(start) - 1, int(start) - 1 + int(length)

    def part(state: State, string: object) -> object:
        if string.__class__ is str and last <= len(string):
            return _counted(state, string[first:last])
        return substring(state, string, start, length)

    return part


def string_length(state: State, string: object) -> object:
    """Count characters."""
    if isinstance(string, str):
        return Decimal(len(string))
    return misfit(state, "string length", string)


def upper_case(state: State, string: object) -> object:
    """Return it in capital letters."""
    if not isinstance(string, str):
        return misfit(state, "upper case", string)
    result = string.upper()
    state.room_for_text(len(result))
    return result


def lower_case(state: State, string: object) -> object:
    """Return it in small letters."""
    if not isinstance(string, str):
        return misfit(state, "lower case", string)
    result = string.lower()
    state.room_for_text(len(result))
    return result


def substring_before(state: State, string: object, match: object) -> object:
    """Return what stands before the first match, nothing when there is none."""
    if isinstance(string, str) and isinstance(match, str):
        _counted(state, string)
        before, found, _ = string.partition(match) if match else ("", "", "")
        return before if found else ""
    return misfit(state, "substring before", string, match)


def substring_after(state: State, string: object, match: object) -> object:
    """Return what stands after the first match, nothing when there is none."""
    if isinstance(string, str) and isinstance(match, str):
        _counted(state, string)
        return string.partition(match)[2] if match else string
    return misfit(state, "substring after", string, match)


def contains(state: State, string: object, match: object) -> object:
    """Tell whether one text is in the other."""
    if isinstance(string, str) and isinstance(match, str):
        _counted(state, string)
        return match in string
    return misfit(state, "contains", string, match)


def starts_with(state: State, string: object, match: object) -> object:
    """Tell whether a text starts with the other."""
    if isinstance(string, str) and isinstance(match, str):
        return string.startswith(match)
    return misfit(state, "starts with", string, match)


def ends_with(state: State, string: object, match: object) -> object:
    """Tell whether a text ends with the other."""
    if isinstance(string, str) and isinstance(match, str):
        return string.endswith(match)
    return misfit(state, "ends with", string, match)


def string_join(state: State, items: object, delimiter: object = None) -> object:
    """Join texts; null items are left out."""
    if not isinstance(items, list) or not (delimiter is None or isinstance(delimiter, str)):
        return misfit(state, "string join", items, delimiter)
    if len(items) > _SHORT:
        state.tick(len(items))
    between = delimiter or ""
    try:
        return _joined(state, items, between)
    except TypeError:  # not only texts
        if not set(map(type, items)) <= _JOINABLE:
            return state.note("builtin-items", name="string join", wanted=KINDS[str])
    return _joined(state, [item for item in items if item is not None], between)


def _joined(state: State, texts: list[str], between: str) -> str:
    state.room_for_text(sum(map(len, texts)) + len(between) * len(texts))
    return between.join(texts)


_STRING = ("string", STRING)
_MATCH = ("match", STRING)

STRINGS = (
    Builtin(
        "substring",
        (
            form(
                substring,
                STRING,
                _STRING,
                ("start position", NUMBER),
                ("length", NUMBER, True),
            ),
        ),
        Words(
            "So viele Zeichen eines Textes ab einer Stelle, oder alle; die erste Stelle ist 1, "
            "die letzte -1.",
            "So many characters of a text from a position, or all; the first position is 1, the "
            "last -1.",
        ),
        (
            ('substring("Rathaus", 4)', '"haus"'),
            ('substring("Rathaus", 4, 2)', '"ha"'),
            ('substring("Rathaus", -4, 1)', '"h"'),
        ),
        _prepared_substring,
    ),
    Builtin(
        "string length",
        (form(string_length, NUMBER, _STRING),),
        Words("Die Zahl der Zeichen.", "The number of characters."),
        (('string length("Rathaus")', "7"), ('string length("\\U01F40Eab")', "3")),
    ),
    Builtin(
        "upper case",
        (form(upper_case, STRING, _STRING),),
        Words("Der Text in Großbuchstaben.", "The text in capital letters."),
        (('upper case("aBc4")', '"ABC4"'),),
    ),
    Builtin(
        "lower case",
        (form(lower_case, STRING, _STRING),),
        Words("Der Text in Kleinbuchstaben.", "The text in small letters."),
        (('lower case("aBc4")', '"abc4"'),),
    ),
    Builtin(
        "substring before",
        (form(substring_before, STRING, _STRING, _MATCH),),
        Words(
            "Was vor der ersten Fundstelle steht; leer, wenn es keine gibt.",
            "What stands before the first match; empty when there is none.",
        ),
        (
            ('substring before("Rathaus", "haus")', '"Rat"'),
            ('substring before("Rathaus", "x")', '""'),
        ),
    ),
    Builtin(
        "substring after",
        (form(substring_after, STRING, _STRING, _MATCH),),
        Words(
            "Was hinter der ersten Fundstelle steht; leer, wenn es keine gibt.",
            "What stands after the first match; empty when there is none.",
        ),
        (('substring after("Rathaus", "Rat")', '"haus"'), ('substring after("", "a")', '""')),
    ),
    Builtin(
        "contains",
        (form(contains, BOOLEAN, _STRING, _MATCH),),
        Words("Enthält der Text den anderen?", "Does the text contain the other?"),
        (('contains("Rathaus", "tha")', "true"), ('contains("Rathaus", "Dom")', "false")),
    ),
    Builtin(
        "starts with",
        (form(starts_with, BOOLEAN, _STRING, _MATCH),),
        Words("Beginnt der Text mit dem anderen?", "Does the text start with the other?"),
        (('starts with("Rathaus", "Rat")', "true"),),
    ),
    Builtin(
        "ends with",
        (form(ends_with, BOOLEAN, _STRING, _MATCH),),
        Words("Endet der Text mit dem anderen?", "Does the text end with the other?"),
        (('ends with("Rathaus", "haus")', "true"),),
    ),
    Builtin(
        "string join",
        (form(string_join, STRING, ("list", ListType(STRING)), ("delimiter", STRING, True)),),
        Words(
            "Verbindet Texte zu einem, auf Wunsch mit einem Trenner; null wird übergangen.",
            "Joins texts to one, with a delimiter if there is one; null is left out.",
        ),
        (
            ('string join(["a", "b", "c"], " und ")', '"a und b und c"'),
            ('string join(["a", null, "c"])', '"ac"'),
        ),
    ),
)
