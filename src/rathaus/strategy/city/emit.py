"""Canonical YAML: the same data always gives the same bytes, made to be reviewed by people."""

import json
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

WIDTH = 100

_PLAIN = re.compile(r"[A-Za-zÄÖÜäöüß0-9(„][^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]*")
_FLOW = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]*")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null", "none"})
_NUMBER = re.compile(r"[-+]?[0-9][-+0-9_.:,xXoOeETZ]*[0-9a-fA-F]*[.]?|0x[0-9a-fA-F_]+")
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\t"
    r"|[\U0001fffe\U0001ffff]"
)


@dataclass(frozen=True, slots=True)
class Raw:
    """A number, date or truth value that is written without quotation marks."""

    text: str


Value = str | Raw | Mapping[str, "Value"] | Sequence["Value"]


def document(value: Mapping[str, Value]) -> str:
    """Return the canonical text of a mapping, ending with a line break."""
    blocks = ["\n".join(_entry(key, each, 0)) for key, each in value.items()]
    return "\n\n".join(blocks) + "\n"


def scalar(text: str, *, flow: bool = False) -> str:
    """Return a text on one line, quoted only when YAML would read it differently.

    >>> scalar("Glasfaser für Schulen")
    'Glasfaser für Schulen'
    >>> scalar("1.1"), scalar("no")
    ('"1.1"', '"no"')
    """
    if (_FLOW if flow else _PLAIN).fullmatch(text) and _is_plain(text):
        return text
    return _quoted(text)


def _is_plain(text: str) -> bool:
    return not (
        text.lower() in _WORDS
        or _NUMBER.fullmatch(text)
        or ": " in text
        or " #" in text
        or text.endswith((":", " "))
    )


def _quoted(text: str) -> str:
    body = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(_escaped, body)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _entry(key: str, value: Value, indent: int) -> list[str]:
    head = " " * indent + scalar(key) + ":"
    if isinstance(value, Raw):
        return [f"{head} {value.text}"]
    if isinstance(value, str):
        return _text(head, value, indent + 2)
    if isinstance(value, Mapping):
        return [head, *_mapping(value, indent + 2)] if value else [f"{head} {{}}"]
    flow = _flow(value)
    if flow is not None and len(head) + 1 + len(flow) <= WIDTH:
        return [f"{head} {flow}"]
    return [head, *_list(value, indent + 2)]


def _mapping(value: Mapping[str, Value], indent: int) -> list[str]:
    return [line for key, each in value.items() for line in _entry(key, each, indent)]


def _list(values: Iterable[Value], indent: int) -> list[str]:
    lines: list[str] = []
    for value in values:
        lines += _item(value, indent)
    return lines


def _item(value: Value, indent: int) -> list[str]:
    dash = " " * indent + "-"
    if isinstance(value, Raw):
        return [f"{dash} {value.text}"]
    if isinstance(value, str):
        return _text(dash, value, indent + 2)
    if isinstance(value, Mapping):
        inner = _mapping(value, indent + 2)
        return [dash + " " + inner[0].lstrip(" "), *inner[1:]] if inner else [f"{dash} {{}}"]
    return [dash, *_list(value, indent + 2)]


def _flow(values: Sequence[Value]) -> str | None:
    parts = []
    for value in values:
        if isinstance(value, Raw):
            parts.append(value.text)
        elif isinstance(value, str):
            parts.append(scalar(value, flow=True))
        else:
            return None
    return f"[{', '.join(parts)}]"


def _text(head: str, text: str, indent: int) -> list[str]:
    line = f"{head} {scalar(text)}"
    if "\n" in text and _is_literal(text):
        margin = " " * indent
        return [f"{head} |-", *((margin + part) if part else "" for part in text.split("\n"))]
    if len(line) > WIDTH and _is_foldable(text):
        margin = " " * indent
        return [f"{head} >-", *(margin + part for part in _wrapped(text, WIDTH - indent))]
    return [line]


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text, width, break_long_words=False, break_on_hyphens=False, replace_whitespace=False
    )


def _is_literal(text: str) -> bool:
    return (
        not _UNPRINTABLE.search(text)
        and all(part == part.strip() for part in text.split("\n"))
        and bool(text.split("\n", maxsplit=1)[0])
        and bool(text.rsplit("\n", maxsplit=1)[-1])
    )


def _is_foldable(text: str) -> bool:
    return (
        not _UNPRINTABLE.search(text)
        and all(part and not part.isspace() and part == part.strip() for part in text.split(" "))
        and "\n" not in text
    )
