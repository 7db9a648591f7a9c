"""How the platform measures: states with their rules, categories, provenance, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Rules
from rathaus.strategy.public.pages.words import Words
from rathaus.strategy.rules.state import StateRule
from rathaus.strategy.rules.vocabulary import STATE_RULES


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with its anchor, its condition and what follows."""

    id: str
    mark: str
    state: str
    when: str


_STATES: Mapping[StateRule, tuple[str, Localized]] = {
    StateRule.MET: ("reached", Localized("erreicht", "reached")),
    StateRule.CLAIMED: ("reached", Localized("erreicht", "reached")),
    StateRule.CLAIMED_UNDATED: (
        "reached",
        Localized("erreicht, Datum unbekannt", "reached, date unknown"),
    ),
    StateRule.EXPIRED_MISSED: ("expired", Localized("Termin abgelaufen", "expired")),
    StateRule.EXPIRED_UNPROVEN: (
        "past",
        Localized("Termin abgelaufen, nicht festgestellt", "expired, not established"),
    ),
    StateRule.NO_VALUE: ("unknown", Localized("noch nicht messbar", "not yet measurable")),
    StateRule.SAMPLE_ONLY: ("unknown", Localized("nur Beispielwerte", "sample values only")),
    StateRule.NO_OUTLOOK: ("unknown", Localized("Aussicht noch offen", "outlook still open")),
    StateRule.LIKELY_IN_TIME: ("on-track", Localized("im Plan", "on track")),
    StateRule.WITHIN_BAND: ("late", Localized("kommt später", "late")),
    StateRule.BEYOND_BAND: ("at-risk", Localized("gefährdet", "at risk")),
}


def state_rules(words: Words) -> tuple[RuleRow, ...]:
    """Return the rules of states in the order in which they are asked."""
    return tuple(
        RuleRow(rule.split("-")[0], mark, words.text(state), words.text(STATE_RULES[rule]))
        for rule, (mark, state) in _STATES.items()
    )


def category_rules(rules: Rules, words: Words) -> tuple[tuple[str, str], ...]:
    """Return the category questions in their order: letter and question."""
    limit = words.number(rules.central_help_limit)
    return (
        (
            "O",
            words.say(
                "Lief das Projekt schon, als die Strategie erschien? Es wird vorrangig "
                "weitergeführt und nicht neu eingeordnet.",
                "Was the project running when the strategy was published? It continues "
                "with priority and is not categorised again.",
            ),
        ),
        (
            "A",
            words.say(
                "Ist es technisch oder rechtlich zwingend, von der Stadtspitze schriftlich "
                "beauftragt, von einem Gremium beschlossen oder das eine Leitprojekt eines "
                "Fachdezernats? Es kann sofort beginnen.",
                "Is it technically or legally mandatory, ordered in writing by the mayor, "
                "resolved by a political body, or the one lead project of a specialist "
                "directorate? It can start at once.",
            ),
        ),
        (
            "B",
            words.say(
                "Schafft das Amt es allein, mit höchstens {n} Personenmonaten Hilfe aus "
                "zentralen Teams? Es kann sofort beginnen.",
                "Can the department do it alone, with at most {n} person months of help "
                "from central teams? It can start at once.",
                n=limit,
            ),
        ),
        (
            "C",
            words.say(
                "Alle weiteren Projekte. Sie beginnen, sobald zentrale Teams frei sind.",
                "All other projects. They start as soon as central teams are free.",
            ),
        ),
    )
