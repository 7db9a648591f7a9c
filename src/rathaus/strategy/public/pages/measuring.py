"""How the platform measures: states with their rules, categories, provenance, in one language."""

from dataclasses import dataclass

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Rules
from rathaus.strategy.public.pages.words import Words


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with its anchor, its condition and what follows."""

    id: str
    mark: str
    state: str
    when: str


_RULES: tuple[tuple[str, str, Localized, Localized], ...] = (
    (
        "S1",
        "reached",
        Localized("erreicht", "reached"),
        Localized(
            "Ein gemessener oder festgestellter Wert erfüllt das Ziel.",
            "A measured or established value meets the target.",
        ),
    ),
    (
        "S2",
        "reached",
        Localized("erreicht", "reached"),
        Localized(
            "Die Stadt meldet das Ziel mit Datum als erreicht, und kein späterer Wert "
            "widerspricht.",
            "The city reports the goal as reached with a date, and no later value says otherwise.",
        ),
    ),
    (
        "S3",
        "reached",
        Localized("erreicht, Datum unbekannt", "reached, date unknown"),
        Localized(
            "Die Stadt meldet das Ziel als erreicht und nennt kein Datum.",
            "The city reports the goal as reached and gives no date.",
        ),
    ),
    (
        "S4",
        "expired",
        Localized("Termin abgelaufen", "expired"),
        Localized(
            "Der Termin ist vorbei, und der letzte echte Wert verfehlt das Ziel.",
            "The due date has passed and the last real value misses the target.",
        ),
    ),
    (
        "S5",
        "past",
        Localized("Termin abgelaufen, nicht festgestellt", "expired, not established"),
        Localized(
            "Der Termin ist vorbei, und es gibt keinen echten Wert.",
            "The due date has passed and there is no real value.",
        ),
    ),
    (
        "S6",
        "unknown",
        Localized("noch nicht messbar", "not yet measurable"),
        Localized("Es gibt keinen Wert.", "There is no value."),
    ),
    (
        "S7",
        "unknown",
        Localized("nur Beispielwerte", "sample values only"),
        Localized(
            "Es gibt nur Beispielwerte. Sie zählen nie als Nachweis.",
            "There are only sample values. They never count as proof.",
        ),
    ),
    (
        "S8",
        "unknown",
        Localized("Aussicht noch offen", "outlook still open"),
        Localized(
            "Es gibt echte Werte, aber zu wenige für eine Vorhersage.",
            "There are real values, but too few for a forecast.",
        ),
    ),
    (
        "S9",
        "on-track",
        Localized("im Plan", "on track"),
        Localized(
            "Der wahrscheinliche Wert am Zieltermin erfüllt das Ziel.",
            "The likely value at the due date meets the target.",
        ),
    ),
    (
        "S10",
        "late",
        Localized("kommt später", "late"),
        Localized(
            "Das Ziel liegt am Zieltermin nur noch im Bereich der 8 von 10 Rechnungen.",
            "At the due date the target lies only within the band of 8 of 10 runs.",
        ),
    ),
    (
        "S11",
        "at-risk",
        Localized("gefährdet", "at risk"),
        Localized(
            "Das Ziel liegt am Zieltermin außerhalb dieses Bereichs.",
            "At the due date the target lies beyond that band.",
        ),
    ),
)


def state_rules(words: Words) -> tuple[RuleRow, ...]:
    """Return the rules of states in the order in which they are asked."""
    return tuple(
        RuleRow(key, mark, words.text(state), words.text(when)) for key, mark, state, when in _RULES
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
                "Ist es technisch oder rechtlich zwingend, vom Oberbürgermeister schriftlich "
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
