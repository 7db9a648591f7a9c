"""A plan as MS Project XML: tasks, links and resources with their work.

Source: Microsoft Project XML Data Interchange schema (namespace http://schemas.microsoft.com/project).
A person month is written as 160 hours.
"""

from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from rathaus.kernel.time import Quarter
from rathaus.strategy.schedule.rules.supply import UNIT
from rathaus.strategy.schedule.showing.plan_view import PlanView

NAMESPACE = "http://schemas.microsoft.com/project"
HOURS_PER_MONTH = 160
FINISH_TO_START = "1"
MUST_START_ON = "2"
WORK_RESOURCE = "1"


def project_xml(plan: PlanView, name: str, at: datetime) -> bytes:
    """Write the planned projects with their dependencies and the work of each team."""
    root = Element("Project", xmlns=NAMESPACE)
    _texts(root, {"SaveVersion": "14", "Name": _plain(name), "Title": _plain(name)})
    _texts(root, {"CreationDate": f"{at:%Y-%m-%dT%H:%M:%S}", "ScheduleFromStart": "1"})
    _texts(root, {"StartDate": _begin(plan.task.first)})
    numbers = {key: place for place, key in enumerate(plan.starts, start=1)}
    pools = {pool: place for place, pool in enumerate(plan.task.pools, start=1)}
    tasks = SubElement(root, "Tasks")
    for key, number in numbers.items():
        _task(tasks, plan, key, number, numbers)
    resources = SubElement(root, "Resources")
    for pool, number in pools.items():
        entry = SubElement(resources, "Resource")
        title = _plain(plan.task.pools[pool].title.de)
        _texts(entry, {"UID": str(number), "ID": str(number), "Name": title})
        _texts(entry, {"Type": WORK_RESOURCE})
    _assignments(root, plan, numbers, pools)
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _task(tasks: Element, plan: PlanView, key: str, number: int, numbers: dict[str, int]) -> None:
    start, facts = plan.starts[key], plan.task.projects[key]
    begin, end = plan.quarter(start.quarter), plan.quarter(plan.end(key))
    entry = SubElement(tasks, "Task")
    _texts(entry, {"UID": str(number), "ID": str(number), "Name": _plain(facts.title)})
    _texts(entry, {"Active": "1", "Manual": "1", "WBS": str(number), "OutlineLevel": "1"})
    _texts(entry, {"Start": _begin(begin), "Finish": _end(end)})
    _texts(entry, {"ManualStart": _begin(begin), "ManualFinish": _end(end)})
    _texts(entry, {"ConstraintType": MUST_START_ON, "ConstraintDate": _begin(begin)})
    _texts(entry, {"Notes": facts.category.value})
    for before in plan.projects[key].after:
        if before in numbers:
            link = SubElement(entry, "PredecessorLink")
            _texts(link, {"PredecessorUID": str(numbers[before]), "Type": FINISH_TO_START})


def _assignments(
    root: Element, plan: PlanView, numbers: dict[str, int], pools: dict[str, int]
) -> None:
    assignments = SubElement(root, "Assignments")
    place = 0
    for key, number in numbers.items():
        start = plan.starts[key]
        for pool, need in plan.projects[key].modes[start.mode].need.items():
            place += 1
            entry = SubElement(assignments, "Assignment")
            _texts(entry, {"UID": str(place), "TaskUID": str(number)})
            _texts(entry, {"ResourceUID": str(pools[pool])})
            hours, rest = divmod(sum(need) * HOURS_PER_MONTH * 60 // UNIT, 60)
            _texts(entry, {"Work": f"PT{hours}H{rest}M0S"})


def _texts(parent: Element, texts: dict[str, str]) -> None:
    for tag, text in texts.items():
        SubElement(parent, tag).text = text


def _plain(text: str) -> str:
    """Leave out what XML 1.0 cannot carry: control characters and lone surrogates."""
    return "".join(
        c for c in text if c in "\t\n\r" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF)
    )


def _begin(quarter: Quarter) -> str:
    return f"{quarter.start:%Y-%m-%d}T08:00:00"


def _end(quarter: Quarter) -> str:
    return f"{quarter.end:%Y-%m-%d}T17:00:00"
