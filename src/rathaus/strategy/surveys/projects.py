"""From the answers of a survey's entry to the facts of a project. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from rathaus.strategy.document import (
    Effort,
    Evidence,
    Mandate,
    Origin,
    Project,
    Risk,
    SizeClass,
    Status,
    Strategy,
)

Answers = Mapping[str, Any]
MOST_LINES = 50


def project_of(
    answers: Answers, bindings: Mapping[str, str], party: str, strategy: Strategy
) -> Project:
    """Make a project without an id from the answers of an entry.

    Args:
        answers: canonical answers of the entry and of the whole response, by question.
        bindings: which question tells which fact.
        party: the department that answered; it runs the project unless an answer says otherwise.
        strategy: for the programme of an action plan.
    """
    facts = {
        name: read(answers[key])
        for key, name in bindings.items()
        if (read := _READERS.get(name)) is not None and answers.get(key) not in (None, "", [])
    }
    project = Project(id="", origin=Origin.ENTERED, **{"title": "", "department": party} | facts)
    programmes = {plan.id: plan.programme for plan in strategy.action_plans}
    if project.action_plan in programmes:
        project = replace(project, programme=programmes[project.action_plan])
    return project


def resolve_dependencies(project: Project, known: Iterable[tuple[str, str, str]]) -> Project:
    """Turn the projects that a department named into ids; what is not found goes to the remarks.

    Args:
        project: with numbers or names in ``depends_on``.
        known: id, number and title of the projects there are.
    """
    ids: dict[str, str] = {}
    for key, number, title in known:
        for word in (key, number, title):
            if word:
                ids.setdefault(word.casefold(), key)
    found = [ids.get(word.casefold()) for word in project.depends_on]
    lost = [word for word, key in zip(project.depends_on, found, strict=True) if key is None]
    remarks = project.remarks
    if lost:
        told = f"Hängt laut Meldung ab von: {', '.join(lost)}."
        remarks = f"{remarks}\n{told}".strip()
    kept = tuple(dict.fromkeys(key for key in found if key and key != project.id))
    return replace(project, depends_on=kept, remarks=remarks)


def _lines(value: Any) -> tuple[str, ...]:
    lines = (" ".join(line.split())[:200] for line in str(value).splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST_LINES]


def _number(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value))


def _day(value: Any) -> date:
    return date.fromisoformat(value)


def _efforts(rows: Any) -> tuple[Effort, ...]:
    return tuple(
        Effort(
            pool=row["team"],
            size=SizeClass(row["groesse"]) if row.get("groesse") else None,
            total=_number(row.get("monate")),
        )
        for row in rows
        if row.get("team")
    )


def _mandates(rows: Any) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            Mandate(row["grund"]),
            row.get("beleg") or "",
            _day(row["datum"]) if row.get("datum") else None,
        )
        for row in rows
        if row.get("grund")
    )


def _risks(rows: Any) -> tuple[Risk, ...]:
    return tuple(
        Risk(
            row["was"],
            int(row.get("wahrscheinlichkeit") or 0),
            int(row.get("auswirkung") or 0),
            row.get("antwort") or "",
        )
        for row in rows
        if row.get("was")
    )


_TEXTS = (
    "title",
    "description",
    "lead",
    "department",
    "programme",
    "action_plan",
    "legal_basis",
    "benefits",
    "remarks",
)
_READERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        **dict.fromkeys(_TEXTS, str),
        "goals": tuple,
        "dimensions": tuple,
        "status": Status,
        "mandates": _mandates,
        "start": _day,
        "end": _day,
        "efforts": _efforts,
        "central_help": _number,
        "cost_cents": int,
        "systems": _lines,
        "data": _lines,
        "depends_on": _lines,
        "risks": _risks,
    }
)
