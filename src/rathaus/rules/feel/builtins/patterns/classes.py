"""Character classes: `[a-z-[aeiou]]`, and escapes.

Source: XML Schema part 2, appendix F, rules 12 to 37.
"""

from rathaus.rules.feel.builtins.patterns.reader import Reader
from rathaus.rules.feel.builtins.patterns.signs import MULTI, SINGLE, category_text, range_text

_DEEPEST = 20


def set_escape(reader: Reader) -> str | None:
    """Take the rest of an escape for a set of characters; None when it is another escape."""
    sign = reader.peek()
    if sign in ("p", "P") and sign:
        reader.take()
        return _category(reader, wanted=sign == "p")
    if sign in MULTI:
        return MULTI[reader.take()]
    return None


def _category(reader: Reader, wanted: bool) -> str:
    if not reader.takes("{"):
        reader.fail("pattern-category", category="")
    name = ""
    while reader.peek() not in ("}", ""):
        name += reader.take()
    reader.take()
    text = category_text(name, wanted)
    if text is None:
        reader.fail("pattern-category", category=name)
    return text


def single_escape(reader: Reader) -> str:
    """Take the rest of an escape for one character and return the character."""
    sign = reader.peek()
    if sign not in SINGLE:
        reader.fail("pattern-escape", sign=sign)
    return SINGLE[reader.take()]


def character_class(reader: Reader, ignore_case: bool, depth: int = 0) -> str:
    """Take a class after its opening bracket and write it for `regex`."""
    if depth > _DEEPEST:
        reader.fail("pattern-large")
    negated = reader.takes("^")
    items: list[str] = []
    without = ""
    while not reader.takes("]"):
        if items and reader.takes("-["):
            without = character_class(reader, ignore_case, depth + 1)
            if not reader.takes("]"):
                reader.fail("pattern-class")
            break
        items.append(_item(reader, ignore_case, first=not items))
    if not items:
        reader.fail("pattern-class")
    text = f"[{'^' if negated else ''}{''.join(items)}]"
    return f"[{text}--{without}]" if without else text


def _item(reader: Reader, ignore_case: bool, first: bool) -> str:
    """Take a character, a range, or an escape for a set."""
    if reader.peek() == "\\":
        reader.take()
        text = set_escape(reader)
        if text is not None:
            return text
        start = single_escape(reader)
    else:
        start = _character(reader, first)
    end = start
    if start != "-" or first:
        end = _range_end(reader) or start
    if end < start:
        reader.fail("pattern-class")
    return range_text(ord(start), ord(end), ignore_case)


def _range_end(reader: Reader) -> str:
    """Take `-` and the character after it, if they are the rest of a range."""
    if reader.peek() != "-" or reader.peek(1) in ("]", "["):
        return ""
    reader.take()
    if reader.takes("\\"):
        return single_escape(reader)
    sign = reader.take()
    if sign in "[]-":
        reader.fail("pattern-class")
    return sign


def _character(reader: Reader, first: bool) -> str:
    sign = reader.take()
    if sign == "[" or (sign == "-" and not first and reader.peek() != "]"):
        reader.fail("pattern-class")
    return sign
