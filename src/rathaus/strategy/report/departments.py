"""What a department reads about its own projects. Pure."""

from collections import defaultdict
from collections.abc import Mapping

from rathaus.strategy.document import Origin, Project, Strategy
from rathaus.strategy.public.pages.words import STATUS, Words
from rathaus.strategy.report.content import DepartmentPart, DepartmentProject
from rathaus.strategy.rules.decision import Decision
from rathaus.strategy.rules.quality import missing


def departments(
    strategy: Strategy, decisions: Mapping[str, Decision], words: Words
) -> tuple[DepartmentPart, ...]:
    """List the open projects of each department with what is missing; without one comes last."""
    mine: dict[str, list[Project]] = defaultdict(list)
    for project in strategy.projects:
        if not decisions[project.id].ended:
            mine[project.department].append(project)
    titles = {each.id: words.text(each.title) for each in strategy.departments}
    parts = [
        _part(title, mine[key], decisions, words) for key, title in titles.items() if mine[key]
    ]
    unknown = [each for key, found in mine.items() if key not in titles for each in found]
    if unknown:
        title = words.say("Noch keinem Amt zugeordnet", "Not given to a department yet")
        parts.append(_part(title, unknown, decisions, words))
    return tuple(parts)


def _part(
    title: str, projects: list[Project], decisions: Mapping[str, Decision], words: Words
) -> DepartmentPart:
    rows = tuple(
        DepartmentProject(
            id=each.id,
            number=each.number or "–",
            title=each.title,
            category=decisions[each.id].category.value,
            status=words.text(STATUS[each.status]),
            missing=tuple(words.text(gap.question) for gap in missing(each, decisions[each.id])),
            sample=each.origin is Origin.SAMPLE,
        )
        for each in sorted(projects, key=lambda each: (each.number.zfill(10), each.title))
    )
    gaps = sum(len(row.missing) for row in rows)
    return DepartmentPart(
        title,
        words.say(
            "{n} offene Projekte, {g} fehlende Angaben.",
            "{n} open projects, {g} missing facts.",
            n=words.number(len(rows)),
            g=words.number(gaps),
        ),
        rows,
    )
