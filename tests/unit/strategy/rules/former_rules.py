"""The category rules as Python had them before they became a decision model: an oracle."""

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Evidence, Mandate, Project, Status
from rathaus.strategy.rules.decision import Answer, Check, RuleId
from rathaus.strategy.rules.effort import central_help
from rathaus.strategy.rules.facts import ENDED, Facts
from rathaus.strategy.rules.model import CATEGORIES
from rathaus.strategy.rules.wording import day, named, number

Said = tuple[Answer, Localized]
YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
GROUNDS = {
    Mandate.LEGAL: Localized("rechtlich zwingend", "legally mandatory"),
    Mandate.TECHNICAL: Localized("technisch zwingend", "technically mandatory"),
    Mandate.MAYOR: Localized("schriftlicher Auftrag der Stadtspitze", "written order of the mayor"),
    Mandate.RESOLUTION: Localized("Beschluss", "resolution"),
}


def running(p: Project, facts: Facts) -> Said:  # noqa: PLR0911
    if p.running_at_publication is not None:
        return _say(p.running_at_publication, "So festgestellt.", "Established as a fact.")
    begin = day(p.start) if p.start else Localized("")
    if p.start is not None and p.start >= facts.published:
        return _say(False, f"Beginn {begin.de}.", f"Start {begin.en}.")
    if p.status is Status.IDEA:
        return _say(False, "Noch eine Idee.", "Still an idea.")
    if p.status is Status.PLANNED:
        return _say(False, "Erst geplant.", "Only planned.")
    if p.start is None:
        return _say(None, "Der Beginn fehlt.", "The start is missing.")
    if p.status is Status.RUNNING:
        return _say(
            True, f"Seit {begin.de}, und es läuft.", f"Since {begin.en}, and it is running."
        )
    if p.end is None:
        return _say(
            None,
            f"Beginn {begin.de}, das Ende fehlt.",
            f"Start {begin.en}, the end is missing.",
        )
    end = day(p.end)
    if p.end < facts.published:
        return _say(False, f"Es endete schon am {end.de}.", f"It had ended on {end.en}.")
    return _say(True, f"Vom {begin.de} bis {end.de}.", f"From {begin.en} to {end.en}.")


def mandated(
    p: Project, grounds: tuple[Mandate, ...], none: Localized
) -> tuple[Said, tuple[Evidence, ...]]:
    claimed = [each for each in p.mandates if each.mandate in grounds]
    proven = tuple(each for each in claimed if each.reference.strip())
    if not claimed:
        return _say(False, none.de, none.en), ()
    if not proven:
        ground = GROUNDS[claimed[0].mandate]
        return _say(
            None,
            f"Als „{ground.de}“ gemeldet, aber ohne Fundstelle; das zählt nicht.",
            f"Reported as “{ground.en}”, but without a reference; that does not count.",
        ), ()
    ground, reference = GROUNDS[proven[0].mandate], proven[0].reference.strip()
    de, en = f"{ground.de}: {reference}", f"{ground.en}: {reference}"
    if proven[0].on is not None:
        de, en = f"{de} vom {day(proven[0].on).de}", f"{en} of {day(proven[0].on).en}"
    return _say(True, f"{de[0].upper()}{de[1:]}.", f"{en[0].upper()}{en[1:]}."), proven


def lead(p: Project, facts: Facts) -> Said:
    seat = facts.directorate_of(p)
    leads = facts.leads.get(seat.id, ()) if seat else ()
    if not p.lead_project and len(leads) == 1:
        title = leads[0].title
        de, en = f"Das Dezernat hat „{title}“ benannt.", f"The directorate has named “{title}”."
        return _say(False, de, en)
    if not p.lead_project:
        return _say(
            False, "Es ist nicht als Leitprojekt benannt.", "It is not named as lead project."
        )
    if seat is None:
        return _say(
            None,
            "Als Leitprojekt benannt, aber das Dezernat fehlt.",
            "Named as lead project, but the directorate is missing.",
        )
    if not seat.specialist:
        return _say(
            False,
            "Nur ein Fachdezernat benennt ein Leitprojekt.",
            "Only a specialist directorate names a lead project.",
        )
    if len(leads) > 1 and p.status not in ENDED:
        others = named(each.title for each in leads if each.id != p.id)
        return _say(
            None,
            f"Auch {others.de} ist benannt; bis zur Klärung zählt keines.",
            f"{others.en} is named too; until this is settled neither counts.",
        )
    return _say(
        True,
        f"Benannt vom Dezernat {seat.title.de}.",
        f"Named by the directorate {seat.title.in_language('en')}.",
    )


def alone(p: Project, facts: Facts) -> Said:
    help_ = central_help(p, facts.pool_kinds, facts.size_months)
    n = number(help_.at_least, 1)
    if help_.at_least > facts.help_limit:
        least = Localized("", "") if help_.complete else Localized("mindestens ", "at least ")
        return _say(
            False,
            f"Es braucht {least.de}{n.de} Personenmonate aus zentralen Teams.",
            f"It needs {least.en}{n.en} person months of central teams.",
        )
    if not help_.complete and help_.told:
        return _say(
            None,
            "Ein Teil der Hilfe aus zentralen Teams ist nicht geschätzt.",
            "Part of the help from central teams is not estimated.",
        )
    if not help_.complete:
        return _say(
            None,
            "Niemand hat die Hilfe aus zentralen Teams geschätzt.",
            "Nobody has estimated the help from central teams.",
        )
    if p.department not in facts.departments:
        return _say(
            None,
            "Das Amt, das es allein schaffen soll, fehlt.",
            "The department that is to do it alone is missing.",
        )
    if help_.at_least == 0:
        return _say(True, "Es braucht keine zentralen Teams.", "It needs no central teams.")
    return _say(
        True,
        f"Es braucht nur {n.de} Personenmonate aus zentralen Teams.",
        f"It needs only {n.en} person months of central teams.",
    )


def checks(p: Project, facts: Facts) -> tuple[Check, ...]:
    """Every question in its order, the deciding one marked."""
    limit = number(facts.help_limit)
    compelled, law = mandated(
        p,
        (Mandate.LEGAL, Mandate.TECHNICAL),
        Localized("Keine Frist, kein Gesetz hinterlegt.", "No deadline, no law on record."),
    )
    ordered, order = mandated(
        p,
        (Mandate.MAYOR, Mandate.RESOLUTION),
        Localized("Kein Dokument hinterlegt.", "No document on record."),
    )
    asked: list[tuple[RuleId, str, str, Said, tuple[Evidence, ...]]] = [
        (
            RuleId.RUNNING,
            "Lief das Projekt schon, als die Strategie erschien?",
            "Was the project running when the strategy was published?",
            running(p, facts),
            (),
        ),
        (
            RuleId.COMPELLED,
            "Ist es technisch oder rechtlich zwingend?",
            "Is it technically or legally mandatory?",
            compelled,
            law,
        ),
        (
            RuleId.ORDERED,
            "Gibt es einen schriftlichen Auftrag der Stadtspitze oder einen Beschluss?",
            "Is there a written order of the mayor or a resolution?",
            ordered,
            order,
        ),
        (
            RuleId.LEAD,
            "Ist es das Leitprojekt seines Dezernats?",
            "Is it the lead project of its directorate?",
            lead(p, facts),
            (),
        ),
        (
            RuleId.ALONE,
            f"Schafft das Amt es allein, mit höchstens {limit.de} Personenmonaten Hilfe?",
            f"Can the department do it alone, with at most {limit.en} person months of help?",
            alone(p, facts),
            (),
        ),
        (
            RuleId.REST,
            "Alle weiteren Projekte",
            "All other projects",
            _say(
                True,
                "Beginn, sobald zentrale Teams frei sind.",
                "Starts as soon as central teams are free.",
            ),
            (),
        ),
    ]
    first = next(rule for rule, _de, _en, (answer, _text), _proof in asked if answer is YES)
    return tuple(
        Check(rule, CATEGORIES[rule], Localized(de, en), answer, text, rule is first, proof)
        for rule, de, en, (answer, text), proof in asked
    )


def _say(yes: bool | None, de: str, en: str) -> Said:
    answer, german, english = {
        None: (UNKNOWN, "Unbekannt", "Unknown"),
        True: (YES, "Ja", "Yes"),
        False: (NO, "Nein", "No"),
    }[yes]
    return answer, Localized(f"{german}. {de}", f"{english}. {en}")
