"""Sentences of the decision model, filled with facts that somebody tries by hand.

There is no project then: what the inputs do not hold, the name of a directorate or of another
project, is said in plain words.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Evidence
from rathaus.strategy.rules import wording
from rathaus.strategy.rules.given import GROUNDS
from rathaus.strategy.rules.told import cite, ground_words

_PLACE = re.compile(r"([„“]?)\{([^{}]*)\}([“”]?)")
_UNKNOWN = Localized("unbekannt", "unknown")
_HOW_MANY = Localized("unbekannt viele", "an unknown number of")
_ANOTHER = Localized("ein anderes Projekt", "another project")
_PLAIN: Mapping[str, Localized] = {
    "Leitprojekt": _ANOTHER,
    "Andere Leitprojekte": _ANOTHER,
    "Dezernat": Localized("des Amts", "of the department"),
}
"""What no input names; quotation marks around it fall away."""
_MANDATES = {name: mandate for mandate, name in GROUNDS.items()}


def fill_tried(sentence: str, language: str, given: Mapping[str, object], grounds: object) -> str:
    """Put the facts that were tried into a sentence.

    Args:
        sentence: in one language.
        language: that language, "de" or "en".
        given: inputs of the model by name.
        grounds: those that the sentence is about.
    """

    def put(found: re.Match[str]) -> str:
        before, name, after = found.groups()
        if name in _PLAIN:
            plain = _PLAIN[name].in_language(language)
            return plain if before and after else f"{before}{plain}{after}"
        word = _word(name, given, grounds)
        return found[0] if word is None else f"{before}{word.in_language(language)}{after}"

    return _PLACE.sub(put, sentence)


def _word(name: str, given: Mapping[str, object], grounds: object) -> Localized | None:
    if name in ("Beginn", "Ende"):
        day = _part(given, "Projekt", name)
        return wording.day(day) if isinstance(day, date) else _UNKNOWN
    if name == "Hilfe":
        months = _part(given, "Hilfe", "mindestens")
        return _number(months, 1)
    if name == "Grenze":
        limit = _part(given, "Strategie", "Grenze der Hilfe")
        return _number(limit)
    claimed = [each for each in _claimed(grounds) if name != "Beleg" or each.reference]
    if name == "Grund":
        return ground_words(claimed[0].mandate) if claimed else _UNKNOWN
    if name == "Beleg":
        return cite(claimed[0]) if claimed else _UNKNOWN
    return None


def _number(value: object, places: int | None = None) -> Localized:
    if not isinstance(value, Decimal):
        return _HOW_MANY
    try:
        return wording.number(value, places)
    except InvalidOperation:
        return Localized(f"{value:f}")


def _part(given: Mapping[str, object], name: str, part: str) -> object:
    whole = given.get(name)
    return whole.get(part) if isinstance(whole, Mapping) else None


def _claimed(grounds: object) -> list[Evidence]:
    return [
        Evidence(_MANDATES[each["Art"]], str(each.get("Fundstelle") or "").strip())
        for each in (grounds if isinstance(grounds, list) else ())
        if isinstance(each, dict) and each.get("Art") in _MANDATES
    ]
