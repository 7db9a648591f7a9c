"""Why there is no plan: the demands that contradict each other, one sentence each."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from rathaus.strategy.schedule.models import PlanRun
from rathaus.strategy.schedule.rules.supply import person_months
from rathaus.strategy.schedule.rules.task import Task
from rathaus.strategy.schedule.showing.written import language, write_months
from rathaus.strategy.schedule.store.codec import unpack_task
from rathaus.ui import format


def told(run: PlanRun) -> list[str]:
    """Return what contradicts each other in a search that ended without a plan."""
    task = unpack_task(run.task)
    return [text for part in run.problem if (text := _sentence(part, task))]


def _sentence(part: Mapping[str, Any], task: Task) -> str:
    words = {
        "project": task.titles.get(part.get("project", ""), part.get("project", "")),
        "other": task.titles.get(part.get("other", ""), part.get("other", "")),
        "pool": "",
        "quarter": "",
        "capacity": "",
    }
    place = part.get("quarter")
    if isinstance(place, int) and place >= 0:
        words["quarter"] = format.quarter(task.first + place, language())
    pool = str(part.get("pool") or "")
    if pool in task.pools:
        words["pool"] = task.pools[pool].title.in_language(language())
        if isinstance(place, int) and 0 <= place < task.instance.quarters:
            given = next(p for p in task.instance.pools if p.id == pool).capacity[place]
            words["capacity"] = write_months(float(person_months(given)))
    sentence = _sentences().get(part.get("kind", ""))
    return sentence % words if sentence else str(part.get("text", ""))


def _sentences() -> dict[str, str]:
    return {
        "running": _("„%(project)s“ läuft und darf nicht verschoben werden."),
        "required": _("„%(project)s“ muss geplant werden (A oder B)."),
        "not_before": _("„%(project)s“ beginnt nicht vor dem %(quarter)s."),
        "deadline": _("„%(project)s“ endet spätestens im %(quarter)s."),
        "after": _("„%(project)s“ beginnt erst nach „%(other)s“."),
        "capacity": _("%(pool)s hat im %(quarter)s höchstens %(capacity)s Personenmonate."),
    }
