"""The answers of the decision model as checks: its sentences, filled with the project's facts.

A sentence of the model may name facts in braces, for example ``{Beginn}``; they are written here
in the words and numbers of each language.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Evidence, Mandate, Project
from rathaus.strategy.rules import wording
from rathaus.strategy.rules.effort import CentralHelp
from rathaus.strategy.rules.facts import Facts

_PLACE = re.compile(r"\{([^{}]*)\}")
_UNKNOWN = Localized("unbekannt", "unknown")

_MANDATE_WORDS = {
    Mandate.LEGAL: Localized("rechtlich zwingend", "legally mandatory"),
    Mandate.TECHNICAL: Localized("technisch zwingend", "technically mandatory"),
    Mandate.MAYOR: Localized("schriftlicher Auftrag der Stadtspitze", "written order of the mayor"),
    Mandate.RESOLUTION: Localized("Beschluss", "resolution"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a sentence may name.

    Args:
        project: the project.
        facts: its surroundings.
        help_: what it asks of central teams.
        claimed: the grounds that the question is about.
        proven: those of them with a reference.
    """

    project: Project
    facts: Facts
    help_: CentralHelp
    claimed: tuple[Evidence, ...] = ()
    proven: tuple[Evidence, ...] = ()


def about(known: Known, grounds: object) -> Known:
    """Add the grounds that the model looked at, found among those of the project by `Nr`."""
    if not grounds or not isinstance(grounds, list):
        return known
    claimed: list[Evidence] = [known.project.mandates[int(each["Nr"]) - 1] for each in grounds]
    proven = tuple(each for each in claimed if each.reference.strip())
    return replace(known, claimed=tuple(claimed), proven=proven)


def fill(german: str, english: str, known: Known) -> Localized:
    """Put the facts into a sentence in both languages."""
    sentence, names, parts = _template(german, english)
    if not names:
        return sentence
    words = {name: _word(name, known) for name in names}
    return Localized(
        "".join([words[part].de if i % 2 else part for i, part in enumerate(parts[0])]),
        "".join(
            [words[part].in_language("en") if i % 2 else part for i, part in enumerate(parts[1])]
        ),
    )


@lru_cache(maxsize=1000)
def _template(
    german: str, english: str
) -> tuple[Localized, frozenset[str], tuple[list[str], list[str]]]:
    """Return the sentence, the names in it, and each language as text, name, text, …, text."""
    parts = _PLACE.split(german), _PLACE.split(english)
    names = frozenset((*parts[0][1::2], *parts[1][1::2]))
    return Localized(german, english), names, parts


def _word(name: str, known: Known) -> Localized:
    place = PLACES.get(name)
    return place(known) if place else Localized(f"{{{name}}}")


def unfilled(sentence: str) -> set[str]:
    """Return the names in a sentence that stand for no fact.

    >>> unfilled("Seit {Beginn}, {bald}.")
    {'bald'}
    """
    return set(_PLACE.findall(sentence)) - set(PLACES)


def ground_words(mandate: Mandate) -> Localized:
    """Name a ground as sentences do."""
    return _MANDATE_WORDS[mandate]


def cite(evidence: Evidence) -> Localized:
    """Name a document: ground, reference and date."""
    ground, reference = _MANDATE_WORDS[evidence.mandate], evidence.reference.strip()
    first = ground.de[0].upper() + ground.de[1:]
    first_en = ground.en[0].upper() + ground.en[1:]
    if evidence.on is None:
        return Localized(f"{first}: {reference}", f"{first_en}: {reference}")
    on = wording.day(evidence.on)
    return Localized(f"{first}: {reference} vom {on.de}", f"{first_en}: {reference} of {on.en}")


def _day(value: date | None) -> Localized:
    return _UNKNOWN if value is None else wording.day(value)


def _ground(known: Known) -> Localized:
    return _MANDATE_WORDS[known.claimed[0].mandate] if known.claimed else _UNKNOWN


def _proof(known: Known) -> Localized:
    return cite(known.proven[0]) if known.proven else _UNKNOWN


def _leads(known: Known) -> tuple[Project, ...]:
    directorate = known.facts.directorate_of(known.project)
    return known.facts.leads.get(directorate.id, ()) if directorate else ()


def _lead(known: Known) -> Localized:
    leads = _leads(known)
    return Localized(leads[0].title) if leads else _UNKNOWN


def _other_leads(known: Known) -> Localized:
    return wording.named(each.title for each in _leads(known) if each.id != known.project.id)


def _directorate(known: Known) -> Localized:
    directorate = known.facts.directorate_of(known.project)
    return directorate.title if directorate else _UNKNOWN


PLACES: Mapping[str, Callable[[Known], Localized]] = {
    "Beginn": lambda known: _day(known.project.start),
    "Ende": lambda known: _day(known.project.end),
    "Grund": _ground,
    "Beleg": _proof,
    "Leitprojekt": _lead,
    "Andere Leitprojekte": _other_leads,
    "Dezernat": _directorate,
    "Hilfe": lambda known: wording.number(known.help_.at_least, 1),
    "Grenze": lambda known: wording.number(known.facts.help_limit),
}
"""Every name that a sentence may hold, with what stands for it."""
