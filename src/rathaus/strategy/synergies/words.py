"""Reasons and levels in the words of the page."""

from collections.abc import Iterable

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from rathaus.strategy.document import Strategy
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.synergies.models import Verdict
from rathaus.strategy.synergies.reading import OPEN
from rathaus.strategy.synergies.rules.level import Level
from rathaus.strategy.synergies.rules.reasons import Reason, ReasonKind

LEVELS = {
    Level.VERY_ALIKE: gettext_lazy("sehr ähnlich"),
    Level.ALIKE: gettext_lazy("ähnlich"),
    Level.FOLLOW_UP: gettext_lazy("Folgeprojekt"),
}
STATES = {
    OPEN: gettext_lazy("offen"),
    Verdict.ACCEPTED.value: gettext_lazy("bestätigt"),
    Verdict.REJECTED.value: gettext_lazy("abgelehnt"),
    Verdict.NOT_ALIKE.value: gettext_lazy("nicht ähnlich"),
}
_SENTENCES = {
    ReasonKind.BUILDS_ON: gettext_lazy("baut auf: %s"),
    ReasonKind.SYSTEM: gettext_lazy("dieselbe Fachanwendung: %s"),
    ReasonKind.DATA: gettext_lazy("gleiche Daten: %s"),
    ReasonKind.SUBJECT: gettext_lazy("gleiches Thema: %s"),
    ReasonKind.COMPONENT: gettext_lazy("gleicher Baustein: %s"),
    ReasonKind.VENDOR: gettext_lazy("derselbe Hersteller: %s"),
    ReasonKind.TERMS: gettext_lazy("gleiche Begriffe: %s"),
    ReasonKind.GROUP: gettext_lazy("gleiche Zielgruppe oder Einrichtung: %s"),
    ReasonKind.ACTION_PLAN: gettext_lazy("derselbe Aktionsplan: %s"),
    ReasonKind.GOALS: gettext_lazy("gleiche Ziele: %s"),
    ReasonKind.DEPARTMENT: gettext_lazy("dasselbe Amt: %s"),
}
MOST = 4
"""Reasons shown of a pair; the strong ones come first."""


def level_words(level: Level | str) -> str:
    """Return what to call a level."""
    return str(LEVELS[Level(level)])


class Reasons:
    """Tells reasons with the titles of what they name."""

    def __init__(self, strategy: Strategy, told: Iterable[Iterable[Reason]]) -> None:
        """Args: strategy: for titles; told: the reasons that will be asked for."""
        language = get_language() or "de"
        self._titles = {
            ReasonKind.ACTION_PLAN: _titles(strategy.action_plans, language),
            ReasonKind.GOALS: _titles(strategy.goals, language),
            ReasonKind.DEPARTMENT: _titles(strategy.departments, language),
            ReasonKind.BUILDS_ON: _projects(told),
        }

    def sentences(self, reasons: Iterable[Reason]) -> list[str]:
        """Return the strongest reasons as short lines."""
        return [self._sentence(reason) for reason in list(reasons)[:MOST]]

    def german(self, reasons: Iterable[Reason]) -> tuple[str, ...]:
        """Return what the sentences quote of what people wrote in German."""
        own = (
            titled
            for reason in reasons
            for value in reason.values
            if (titled := self._titles.get(reason.kind, {}).get(value, value))
        )
        return tuple(dict.fromkeys(own))

    def _sentence(self, reason: Reason) -> str:
        if reason.kind is ReasonKind.PARTS:
            return _("Teile desselben Vorhabens")
        titles = self._titles.get(reason.kind, {})
        named = ", ".join(titles.get(value, value) for value in reason.values)
        return str(_SENTENCES[reason.kind]) % named


def _titles(elements: Iterable[object], language: str) -> dict[str, str]:
    return {each.id: each.title.in_language(language) for each in elements}  # type: ignore[attr-defined]


def _projects(told: Iterable[Iterable[Reason]]) -> dict[str, str]:
    keys = {
        key
        for reasons in told
        for reason in reasons
        if reason.kind is ReasonKind.BUILDS_ON
        for key in reason.values
    }
    return dict(ProjectRow.objects.filter(key__in=keys).values_list("key", "title"))
