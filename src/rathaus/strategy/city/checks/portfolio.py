"""Projects: dimensions, dates, work, money, mandates and dependencies hold together."""

import re
from decimal import Decimal

from rathaus.kernel.text import Localized
from rathaus.strategy.city.checks.context import Context
from rathaus.strategy.city.finding import Path
from rathaus.strategy.document import Effort, Project

_CURRENCY = re.compile(r"[A-Z]{3}")


def check(context: Context) -> None:
    """Check all projects."""
    for path, project in context.records("projects"):
        _check_facts(context, path, project)
        _check_people(context, path, project)
        for number, effort in enumerate(project.efforts):
            _check_effort(context, (*path, "efforts", number), effort)


def _check_facts(context: Context, path: Path, project: Project) -> None:
    if not project.dimensions:
        _note(
            context,
            (*path, "dimensions"),
            ("Das Projekt dient keiner Zieldimension.", "The project serves no target dimension."),
            ("Ergänzen Sie „dimensions: […]“ mit mindestens einer.", "Add at least one."),
        )
    if project.start and project.end and project.end < project.start:
        _note(
            context,
            (*path, "end"),
            (
                f"Das Ende {project.end} liegt vor dem Beginn {project.start}.",
                f"The end {project.end} is before the start {project.start}.",
            ),
            ("Berichtigen Sie eines der beiden Daten.", "Correct one of the dates."),
        )
    for field in ("cost_cents", "spent_cents", "central_help"):
        value = getattr(project, field)
        if value is not None and value < 0:
            _note_negative(context, (*path, field), value)
    if not _CURRENCY.fullmatch(project.currency):
        _note(
            context,
            (*path, "currency"),
            (f"„{project.currency}“ ist keine Währung.", f"“{project.currency}” is no currency."),
            ("Schreiben Sie drei Buchstaben wie EUR.", "Write three letters such as EUR."),
        )


def _check_people(context: Context, path: Path, project: Project) -> None:
    for number, mandate in enumerate(project.mandates):
        if not mandate.reference.strip():
            _note(
                context,
                (*path, "mandates", number, "reference"),
                ("Die Fundstelle fehlt.", "The reference is missing."),
                ("Nennen Sie Gesetz, Beschluss oder Auftrag.", "Name law, resolution or order."),
            )
    if project.override and not (project.override.reason and project.override.person):
        _note(
            context,
            (*path, "override"),
            ("Grund oder Person fehlt.", "Reason or person is missing."),
            ("Nennen Sie, wer warum entschieden hat.", "Say who decided, and why."),
        )
    for number, risk in enumerate(project.risks):
        if not (0 <= risk.likelihood <= 5 and 0 <= risk.impact <= 5):
            _note(
                context,
                (*path, "risks", number),
                ("Die Stufe eines Risikos liegt nicht in 1 bis 5.", "A risk's level is not 1–5."),
                ("Schreiben Sie 1 bis 5, oder 0 für unbekannt.", "Write 1 to 5; 0 is unknown."),
            )


def _check_effort(context: Context, path: Path, effort: Effort) -> None:
    shapes = [effort.size is not None, effort.total is not None, bool(effort.quarters)]
    if sum(shapes) != 1:
        _note(
            context,
            path,
            (
                "Aufwand braucht genau eine Angabe: Größe, Summe oder Quartale.",
                "Effort needs exactly one of size, total and quarters.",
            ),
            (
                "Behalten Sie eine von „size“, „total“ und „quarters“.",
                "Keep one of “size”, “total” and “quarters”.",
            ),
        )
    if effort.total is not None and effort.total < 0:
        _note_negative(context, (*path, "total"), effort.total)
    if effort.size is not None and effort.size not in context.strategy.rules.size_months:
        _note(
            context,
            (*path, "size"),
            (
                f"Für die Größe {effort.size} sind keine Personenmonate hinterlegt.",
                f"The size {effort.size} has no person months.",
            ),
            ("Ergänzen Sie „size_months“ in rules.yaml.", "Add “size_months” in rules.yaml."),
        )
    _check_quarters(context, (*path, "quarters"), effort)


def _check_quarters(context: Context, path: Path, effort: Effort) -> None:
    for number, each in enumerate(effort.quarters):
        if each.person_months < 0:
            _note_negative(context, (*path, number, "person_months"), each.person_months)
        if number and each.quarter <= effort.quarters[number - 1].quarter:
            _note(
                context,
                (*path, number, "quarter"),
                (
                    f"{each.quarter} steht nicht nach {effort.quarters[number - 1].quarter}.",
                    f"{each.quarter} does not follow {effort.quarters[number - 1].quarter}.",
                ),
                ("Ordnen Sie die Quartale, jedes nur einmal.", "Sort the quarters, each once."),
            )


def _note_negative(context: Context, path: Path, value: Decimal | int) -> None:
    _note(
        context,
        path,
        (f"{value} ist kleiner als 0.", f"{value} is below 0."),
        ("Schreiben Sie eine Zahl ab 0.", "Write a number from 0."),
    )


def _note(context: Context, path: Path, problem: tuple[str, str], mend: tuple[str, str]) -> None:
    context.note(path, Localized(*problem), Localized(*mend))
