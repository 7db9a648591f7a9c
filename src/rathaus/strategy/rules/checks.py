"""The questions of the category rules, each answered with yes, no or unknown."""

from datetime import date

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Category, Evidence, Mandate, Project, Status
from rathaus.strategy.rules import wording
from rathaus.strategy.rules.decision import Answer, Check, RuleId
from rathaus.strategy.rules.effort import CentralHelp
from rathaus.strategy.rules.facts import ENDED, Facts

_Q_RUNNING = Localized(
    "Lief das Projekt schon, als die Strategie erschien?",
    "Was the project running when the strategy was published?",
)
_Q_COMPELLED = Localized(
    "Ist es technisch oder rechtlich zwingend?", "Is it technically or legally mandatory?"
)
_Q_ORDERED = Localized(
    "Gibt es einen schriftlichen Auftrag der Stadtspitze oder einen Beschluss?",
    "Is there a written order of the mayor or a resolution?",
)
_Q_LEAD = Localized(
    "Ist es das Leitprojekt seines Dezernats?", "Is it the lead project of its directorate?"
)
_Q_REST = Localized("Alle weiteren Projekte", "All other projects")

_MANDATE_WORDS = {
    Mandate.LEGAL: Localized("rechtlich zwingend", "legally mandatory"),
    Mandate.TECHNICAL: Localized("technisch zwingend", "technically mandatory"),
    Mandate.MAYOR: Localized("schriftlicher Auftrag der Stadtspitze", "written order of the mayor"),
    Mandate.RESOLUTION: Localized("Beschluss", "resolution"),
}


def running(project: Project, facts: Facts) -> Check:
    """Was it running at publication? An established fact counts before the dates.

    Without one: a start before publication makes a running project O; a done or stopped one only
    if it ended on or after publication. An idea or a planned project never was running.
    """
    answer, explanation = _running(project, facts)
    return Check(RuleId.RUNNING, Category.O, _Q_RUNNING, answer, explanation)


def _running(project: Project, facts: Facts) -> tuple[Answer, Localized]:
    fact, start = project.running_at_publication, project.start
    if fact is not None:
        if fact:
            return Answer.YES, Localized("Ja. So festgestellt.", "Yes. Established as a fact.")
        return Answer.NO, Localized("Nein. So festgestellt.", "No. Established as a fact.")
    if start is not None and start >= facts.published:
        begin = wording.day(start)
        return Answer.NO, Localized(f"Nein. Beginn {begin.de}.", f"No. Start {begin.en}.")
    if project.status in _NEVER_RAN:
        return Answer.NO, _NEVER_RAN[project.status]
    if start is None:
        return Answer.UNKNOWN, Localized(
            "Unbekannt. Der Beginn fehlt.", "Unknown. The start is missing."
        )
    return _begun_before(start, project, facts)


_NEVER_RAN = {
    Status.IDEA: Localized("Nein. Noch eine Idee.", "No. Still an idea."),
    Status.PLANNED: Localized("Nein. Erst geplant.", "No. Only planned."),
}


def _begun_before(start: date, project: Project, facts: Facts) -> tuple[Answer, Localized]:
    begin, end = wording.day(start), project.end
    if project.status is Status.RUNNING:
        return Answer.YES, Localized(
            f"Ja. Seit {begin.de}, und es läuft.", f"Yes. Since {begin.en}, and it is running."
        )
    if end is None:
        return Answer.UNKNOWN, Localized(
            f"Unbekannt. Beginn {begin.de}, das Ende fehlt.",
            f"Unknown. Start {begin.en}, the end is missing.",
        )
    finish = wording.day(end)
    if end < facts.published:
        return Answer.NO, Localized(
            f"Nein. Es endete schon am {finish.de}.", f"No. It had ended on {finish.en}."
        )
    return Answer.YES, Localized(
        f"Ja. Vom {begin.de} bis {finish.de}.", f"Yes. From {begin.en} to {finish.en}."
    )


def compelled(project: Project) -> Check:
    """Is it technically or legally mandatory? Only a document with a reference says so."""
    none = Localized(
        "Nein. Keine Frist, kein Gesetz hinterlegt.", "No. No deadline, no law on record."
    )
    return _mandated(
        project, RuleId.COMPELLED, _Q_COMPELLED, (Mandate.LEGAL, Mandate.TECHNICAL), none
    )


def ordered(project: Project) -> Check:
    """Did the mayor order it in writing, or a political body resolve it?"""
    none = Localized("Nein. Kein Dokument hinterlegt.", "No. No document on record.")
    return _mandated(project, RuleId.ORDERED, _Q_ORDERED, (Mandate.MAYOR, Mandate.RESOLUTION), none)


def _mandated(
    project: Project,
    rule: RuleId,
    question: Localized,
    grounds: tuple[Mandate, ...],
    none: Localized,
) -> Check:
    claimed = tuple(each for each in project.mandates if each.mandate in grounds)
    if not claimed:
        return Check(rule, Category.A, question, Answer.NO, none)
    proven = tuple(each for each in claimed if each.reference.strip())
    if not proven:
        ground = _MANDATE_WORDS[claimed[0].mandate]
        missing = Localized(
            f"Unbekannt. Als „{ground.de}“ gemeldet, aber ohne Fundstelle; das zählt nicht.",
            f"Unknown. Reported as “{ground.en}”, but without a reference; that does not count.",
        )
        return Check(rule, Category.A, question, Answer.UNKNOWN, missing)
    told = cite(proven[0])
    text = Localized(f"Ja. {told.de}.", f"Yes. {told.en}.")
    return Check(rule, Category.A, question, Answer.YES, text, evidence=proven)


def cite(evidence: Evidence) -> Localized:
    """Name a document: ground, reference and date."""
    ground, reference = _MANDATE_WORDS[evidence.mandate], evidence.reference.strip()
    first = ground.de[0].upper() + ground.de[1:]
    first_en = ground.en[0].upper() + ground.en[1:]
    if evidence.on is None:
        return Localized(f"{first}: {reference}", f"{first_en}: {reference}")
    on = wording.day(evidence.on)
    return Localized(f"{first}: {reference} vom {on.de}", f"{first_en}: {reference} of {on.en}")


def lead(project: Project, facts: Facts) -> Check:
    """Is it the one lead project of its specialist directorate?

    While two open projects are named for the same seat the ground counts for neither.
    """
    answer, text = _lead(project, facts)
    return Check(RuleId.LEAD, Category.A, _Q_LEAD, answer, text)


def _lead(project: Project, facts: Facts) -> tuple[Answer, Localized]:
    directorate = facts.directorate_of(project)
    if not project.lead_project:
        others = facts.leads.get(directorate.id, ()) if directorate else ()
        if len(others) == 1:
            title = others[0].title
            return Answer.NO, Localized(
                f"Nein. Das Dezernat hat „{title}“ benannt.",
                f"No. The directorate has named “{title}”.",
            )
        return Answer.NO, Localized(
            "Nein. Es ist nicht als Leitprojekt benannt.", "No. It is not named as lead project."
        )
    if directorate is None:
        return Answer.UNKNOWN, Localized(
            "Unbekannt. Als Leitprojekt benannt, aber das Dezernat fehlt.",
            "Unknown. Named as lead project, but the directorate is missing.",
        )
    if not directorate.specialist:
        return Answer.NO, Localized(
            "Nein. Nur ein Fachdezernat benennt ein Leitprojekt.",
            "No. Only a specialist directorate names a lead project.",
        )
    leads = facts.leads.get(directorate.id, ())
    if len(leads) > 1 and project.status not in ENDED:
        named = wording.named(each.title for each in leads if each.id != project.id)
        return Answer.UNKNOWN, Localized(
            f"Unbekannt. Auch {named.de} ist benannt; bis zur Klärung zählt keines.",
            f"Unknown. {named.en} is named too; until this is settled neither counts.",
        )
    title_en = directorate.title.in_language("en")
    return Answer.YES, Localized(
        f"Ja. Benannt vom Dezernat {directorate.title.de}.",
        f"Yes. Named by the directorate {title_en}.",
    )


def alone(project: Project, facts: Facts, help_: CentralHelp) -> Check:
    """Does a department do it alone, with at most the city's limit of central help?"""
    limit = wording.number(facts.help_limit)
    question = Localized(
        f"Schafft das Amt es allein, mit höchstens {limit.de} Personenmonaten Hilfe?",
        f"Can the department do it alone, with at most {limit.en} person months of help?",
    )
    answer, text = _alone(project, facts, help_)
    return Check(RuleId.ALONE, Category.B, question, answer, text)


def _alone(project: Project, facts: Facts, help_: CentralHelp) -> tuple[Answer, Localized]:
    asked = wording.number(help_.at_least, 1)
    if help_.at_least > facts.help_limit:
        least = Localized("", "") if help_.complete else Localized("mindestens ", "at least ")
        return Answer.NO, Localized(
            f"Nein. Es braucht {least.de}{asked.de} Personenmonate aus zentralen Teams.",
            f"No. It needs {least.en}{asked.en} person months of central teams.",
        )
    if not help_.complete:
        return Answer.UNKNOWN, (
            Localized(
                "Unbekannt. Ein Teil der Hilfe aus zentralen Teams ist nicht geschätzt.",
                "Unknown. Part of the help from central teams is not estimated.",
            )
            if help_.told
            else Localized(
                "Unbekannt. Niemand hat die Hilfe aus zentralen Teams geschätzt.",
                "Unknown. Nobody has estimated the help from central teams.",
            )
        )
    if project.department not in facts.departments:
        return Answer.UNKNOWN, Localized(
            "Unbekannt. Das Amt, das es allein schaffen soll, fehlt.",
            "Unknown. The department that is to do it alone is missing.",
        )
    if help_.at_least == 0:
        return Answer.YES, Localized(
            "Ja. Es braucht keine zentralen Teams.", "Yes. It needs no central teams."
        )
    return Answer.YES, Localized(
        f"Ja. Es braucht nur {asked.de} Personenmonate aus zentralen Teams.",
        f"Yes. It needs only {asked.en} person months of central teams.",
    )


def rest() -> Check:
    """What is left over starts when central teams are free."""
    return _REST


_REST = Check(
    RuleId.REST,
    Category.C,
    _Q_REST,
    Answer.YES,
    Localized(
        "Ja. Beginn, sobald zentrale Teams frei sind.",
        "Yes. Starts as soon as central teams are free.",
    ),
)
