"""Texts in quotation marks, as FEEL writes them. Source: DMN 1.5, 10.3.1.2, rules 35 and 66."""

import re

from rathaus.rules.values.characters import NAME_PART, NAME_START

_ESCAPED = re.compile('["\\\\\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_PLAIN_KEY = re.compile(f"[{NAME_START}][{NAME_PART}]*(?: [{NAME_PART}]+)*")


def quoted(text: str) -> str:
    """Return the FEEL text, in quotation marks, whose value is the given one."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


def is_plain_key(key: str) -> bool:
    """Say whether a key of a context may stand without quotation marks."""
    return _PLAIN_KEY.fullmatch(key) is not None
