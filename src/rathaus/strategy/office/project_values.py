"""Between a project document and what its forms show and return."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.forms import BaseFormSet

from rathaus.strategy.document import (
    Effort,
    Evidence,
    Mandate,
    Project,
    Risk,
    SizeClass,
    Status,
)
from rathaus.strategy.office.dates import short_quarter


def _amount(cents: int | None) -> str:
    if cents is None:
        return ""
    return f"{cents // 100:,}".replace(",", ".") + (f",{cents % 100:02d}" if cents % 100 else "")


def _day(value: Any) -> str:
    return f"{value:%d.%m.%Y}" if value else ""


def _decimal(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")


def initial(project: Project) -> dict[str, Any]:
    """Return what the form shows of a project."""
    running = project.running_at_publication
    same = "title number description action_plan programme department lead legal_basis benefits"
    return {
        **{name: getattr(project, name) for name in f"{same} remarks lead_project".split()},
        "status": project.status.value,
        "dimensions": list(project.dimensions),
        "goals": list(project.goals),
        "start": _day(project.start),
        "end": _day(project.end),
        "running_at_publication": "" if running is None else ("ja" if running else "nein"),
        "central_help": _decimal(project.central_help),
        "cost": _amount(project.cost_cents),
        "spent": _amount(project.spent_cents),
        "systems": ", ".join(project.systems),
        "data_used": ", ".join(project.data),
        "depends_on": ", ".join(project.depends_on),
    }


def initial_parts(project: Project) -> dict[str, list[dict[str, Any]]]:
    """Return what the formsets show of a project."""
    return {
        "mandates": [
            {"mandate": e.mandate.value, "reference": e.reference, "on": _day(e.on), "url": e.url}
            for e in project.mandates
        ],
        "efforts": [
            {
                "pool": e.pool,
                "size": e.size.value if e.size else "",
                "total": _decimal(e.total),
                "quarters": "; ".join(
                    f"{short_quarter(q.quarter.start)}: {_decimal(q.person_months)}"
                    for q in e.quarters
                ),
            }
            for e in project.efforts
        ],
        "risks": [
            {
                "text": r.text,
                "likelihood": r.likelihood or None,
                "impact": r.impact or None,
                "response": r.response,
            }
            for r in project.risks
        ],
    }


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def merge(project: Project, found: dict[str, Any]) -> Project:
    """Return the project with the facts of a valid form."""
    running = {"": None, "ja": True, "nein": False}[found["running_at_publication"]]
    same = "title number description action_plan programme department lead legal_basis benefits"
    return replace(
        project,
        **{name: found[name] for name in f"{same} remarks lead_project start end".split()},
        status=Status(found["status"]),
        dimensions=tuple(found["dimensions"]),
        goals=tuple(found["goals"]),
        running_at_publication=running,
        central_help=found["central_help"],
        cost_cents=found["cost"],
        spent_cents=found["spent"],
        systems=_words(found["systems"]),
        data=_words(found["data_used"]),
        depends_on=_words(found["depends_on"]),
    )


def _kept(formset: BaseFormSet[Any]) -> list[dict[str, Any]]:
    return [
        form.cleaned_data
        for form in formset
        if form.has_changed() or form.initial
        if form.cleaned_data and not form.cleaned_data.get("DELETE")
    ]


def merge_parts(
    project: Project,
    mandates: BaseFormSet[Any],
    efforts: BaseFormSet[Any],
    risks: BaseFormSet[Any],
) -> Project:
    """Return the project with the parts of valid formsets."""
    return replace(
        project,
        mandates=tuple(
            Evidence(Mandate(d["mandate"]), d["reference"], d["on"], d["url"])
            for d in _kept(mandates)
        ),
        efforts=tuple(
            Effort(
                d["pool"], SizeClass(d["size"]) if d["size"] else None, d["total"], d["quarters"]
            )
            for d in _kept(efforts)
        ),
        risks=tuple(
            Risk(d["text"], d["likelihood"] or 0, d["impact"] or 0, d["response"])
            for d in _kept(risks)
        ),
    )
