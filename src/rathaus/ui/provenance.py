"""Where a number comes from, as a page tells it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A way from a number to its rows, its rule, or the form for mistakes."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """The source of one number.

    Attributes:
        title: the number with its noun, „169.088 Haushalte mit Angebot“.
        text: source, date, rule, in sentences.
        links: rows, audit path, report a mistake.
        sample: the number is an example.
    """

    title: str
    text: str
    links: tuple[SourceLink, ...] = ()
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force: „Programm **alle**“, and the address without it."""

    label: str
    value: str
    remove_url: str = ""
