"""The facts of a project and its surroundings, as the decision model of the categories takes them.

The names are the model's: whoever writes ``categories.dmn`` meets them there, typed.
"""

from collections.abc import Mapping

from rathaus.strategy.document import Mandate, Project, Status
from rathaus.strategy.rules.effort import CentralHelp
from rathaus.strategy.rules.facts import Facts

Given = dict[str, dict[str, object]]

STATES: Mapping[Status, str] = {
    Status.IDEA: "Idee",
    Status.PLANNED: "geplant",
    Status.RUNNING: "läuft",
    Status.DONE: "fertig",
    Status.STOPPED: "abgebrochen",
}
GROUNDS: Mapping[Mandate, str] = {
    Mandate.LEGAL: "Gesetz",
    Mandate.TECHNICAL: "technische Frist",
    Mandate.MAYOR: "Auftrag der Stadtspitze",
    Mandate.RESOLUTION: "Beschluss",
}

ESTABLISHED: Mapping[bool | None, str] = {True: "ja", False: "nein", None: "keine"}

_NO_DIRECTORATE: dict[str, object] = {
    "bekannt": False,
    "Fachdezernat": False,
    "offene Leitprojekte": 0,
}


def given(project: Project, facts: Facts, help_: CentralHelp) -> Given:
    """Return the inputs of the decision for a project.

    A date that nobody knows is None: the model asks for it with ``null``. A reference of blanks
    is none.
    """
    return {
        "Projekt": {
            "Stand": STATES[project.status],
            "Beginn": project.start,
            "Ende": project.end,
            "Lief bei Erscheinen": ESTABLISHED[project.running_at_publication],
            "Gründe": [
                {"Nr": number, "Art": GROUNDS[each.mandate], "Fundstelle": each.reference.strip()}
                for number, each in enumerate(project.mandates, 1)
            ],
            "Leitprojekt": project.lead_project,
            "Amt bekannt": project.department in facts.departments,
        },
        "Dezernat": _directorate(project, facts),
        "Hilfe": {
            "mindestens": help_.at_least,
            "vollständig": help_.complete,
            "genannt": help_.told,
        },
        "Strategie": city_facts(facts),
    }


def city_facts(facts: Facts) -> dict[str, object]:
    """Return the input that is the same for every project."""
    return {"Erscheinungstag": facts.published, "Grenze der Hilfe": facts.help_limit}


def _directorate(project: Project, facts: Facts) -> dict[str, object]:
    directorate = facts.directorate_of(project)
    if directorate is None:
        return _NO_DIRECTORATE
    return {
        "bekannt": True,
        "Fachdezernat": directorate.specialist,
        "offene Leitprojekte": len(facts.leads.get(directorate.id, ())),
    }
