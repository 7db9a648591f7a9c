"""Time to judge a whole portfolio: categories with reasons, and what is missing."""

import json
import time
from dataclasses import replace
from pathlib import Path

from rathaus.strategy.city.read import read_city
from rathaus.strategy.rules.category import categorise_all
from rathaus.strategy.rules.quality import missing

PROJECTS = 10_000
LIMIT = 2.0
CITY = Path(__file__).parents[1] / "cities" / "duesseldorf"


def main(json_file: Path | None) -> int:
    """Judge the demo portfolio, multiplied, and one directorate full of lead projects."""
    city = read_city(CITY, demo=True)
    times = -(-PROJECTS // len(city.projects))
    many = tuple(
        replace(project, id=f"{project.id}-{i}", depends_on=())
        for i in range(times)
        for project in city.projects
    )[:PROJECTS]
    home = next(project.department for project in many if project.department)
    leads = tuple(replace(project, lead_project=True, department=home) for project in many)
    figures = {}
    for name, projects in (("demo portfolio", many), ("all lead projects", leads)):
        strategy = replace(city, projects=projects)
        begun = time.process_time()
        decisions = categorise_all(strategy)
        for project in projects:
            missing(project, decisions[project.id])
        figures[name] = round(time.process_time() - begun, 2)
        print(f"{name}: {len(projects)} projects in {figures[name]} s of CPU (limit {LIMIT} s)")
    if json_file:
        json_file.write_text(json.dumps(figures, indent=2))
    return 0 if max(figures.values()) < LIMIT else 1
