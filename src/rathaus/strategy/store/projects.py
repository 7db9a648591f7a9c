"""Reading and writing projects; every write re-judges what the change can touch."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rathaus.audit.api import Actor, Change, Subject, record_many
from rathaus.strategy.document import Project, Strategy
from rathaus.strategy.errors import EditConflict, InvalidChange, NotFound
from rathaus.strategy.jobs import measure_goals
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.rules.category import categorise
from rathaus.strategy.rules.decision import Decision
from rathaus.strategy.rules.facts import Facts, gather
from rathaus.strategy.store.codec import from_json
from rathaus.strategy.store.projection import PROJECTED, directorates, index_search, row_of
from rathaus.strategy.store.state import changing
from rathaus.strategy.store.structure import structure
from rathaus.strategy.synergies.jobs import compare_projects

BATCH = 1000


@dataclass(frozen=True, slots=True)
class StoredProject:
    """A project with the version that an edit has to name."""

    project: Project
    version: int


def get(key: str) -> StoredProject:
    """Return one project.

    Raises:
        NotFound: if there is none.
    """
    found = ProjectRow.objects.filter(key=key).values_list("document", "version").first()
    if found is None:
        raise NotFound(f"Es gibt kein Projekt {key}.")
    return StoredProject(from_json(Project, found[0]), found[1])


def read_projects(keys: Iterable[str] | None = None) -> tuple[Project, ...]:
    """Return all projects, or those with the given keys, in the order of their numbers."""
    rows = ProjectRow.objects.order_by("number_order", "key")
    if keys is not None:
        rows = rows.filter(key__in=list(keys))
    return tuple(
        from_json(Project, document) for document in rows.values_list("document", flat=True)
    )


def save(
    projects: Sequence[Project],
    *,
    actor: Actor,
    action: str = "strategy.project_changed",
    expected: Mapping[str, int] | None = None,
) -> int:
    """Create or replace projects in one transaction, with their traces in the audit trail.

    Args:
        projects: the projects as they shall be; unchanged ones are left alone.
        actor: who does it.
        action: name of the act in the trail.
        expected: version by id that each edit was based on; ids left out are not checked.

    Returns:
        How many projects were created or changed.

    Raises:
        EditConflict: if one of the expected versions is no longer there.
        InvalidChange: if a project names a part of the strategy that does not exist.
    """
    strategy = structure()
    refuse_dangling(projects, strategy)
    with changing():
        keys = [project.id for project in projects]
        before: dict[str, tuple[dict[str, Any], int]] = {
            key: (document, version)
            for key, document, version in ProjectRow.objects.filter(key__in=keys).values_list(
                "key", "document", "version"
            )
        }
        _refuse_stale(before, expected or {})
        changes = _write(projects, before, strategy)
        record_many(actor, action, changes)
        _rejudge_leads(projects, before, strategy)
        if changes:
            measure_goals.enqueue_once()
            compare_projects.enqueue_once()
    return len(changes)


def _refuse_stale(
    before: Mapping[str, tuple[dict[str, Any], int]], expected: Mapping[str, int]
) -> None:
    for key, version in expected.items():
        if key not in before:
            raise NotFound(f"Das Projekt {key} gibt es nicht mehr.")
        if before[key][1] != version:
            raise EditConflict(
                f"„{before[key][0]['title']}“ wurde inzwischen von jemand anderem geändert. "
                "Laden Sie die Zeile neu und wiederholen Sie Ihre Änderung."
            )


def refuse_dangling(projects: Iterable[Project], strategy: Strategy) -> None:
    """Refuse projects that name a part of the strategy that does not exist.

    Raises:
        InvalidChange: names the field and the unknown id.
    """
    known: dict[str, set[str]] = {
        "programme": {item.id for item in strategy.programmes},
        "action_plan": {item.id for item in strategy.action_plans},
        "department": {item.id for item in strategy.departments},
        "dimensions": {item.id for item in strategy.dimensions},
        "goals": {item.id for item in strategy.goals},
        "efforts": {item.id for item in strategy.pools},
    }
    for project in projects:
        for field, ids in known.items():
            unknown = [name for name in _references(project, field) if name not in ids]
            if unknown:
                raise InvalidChange(
                    f"{project.title}: „{unknown[0]}“ gibt es im Feld {field} nicht.", field=field
                )


def _references(project: Project, field: str) -> tuple[str, ...]:
    if field == "efforts":
        return tuple(effort.pool for effort in project.efforts)
    value = getattr(project, field)
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value)


def _write(
    projects: Sequence[Project],
    before: Mapping[str, tuple[dict[str, Any], int]],
    strategy: Strategy,
) -> list[Change]:
    homes = directorates(strategy)
    decisions = judge(projects, strategy)
    created: list[ProjectRow] = []
    changed: list[ProjectRow] = []
    changes: list[Change] = []
    for project in projects:
        old, version = before.get(project.id, (None, 0))
        row = row_of(
            project, decisions[project.id], strategy, homes.get(project.department, ""), version + 1
        )
        if old == row.document:
            continue
        (created if old is None else changed).append(row)
        changes.append(Change(Subject("strategy.project", project.id), old, row.document))
    ProjectRow.objects.bulk_create(created, batch_size=BATCH)
    ProjectRow.objects.bulk_update(changed, PROJECTED, batch_size=BATCH)
    index_search(row.key for row in (*created, *changed))
    return changes


def judge(projects: Iterable[Project], strategy: Strategy) -> dict[str, Decision]:
    """Categorise projects, stored or not, among the lead projects that are stored."""
    wanted = {project.id: project for project in projects}
    facts = surroundings(wanted.values(), strategy)
    return {key: categorise(project, facts) for key, project in wanted.items()}


def surroundings(projects: Iterable[Project], strategy: Strategy) -> Facts:
    """Return what categories need to know beside these projects: also the stored lead projects."""
    stored = read_projects(
        ProjectRow.objects.filter(lead_project=True).values_list("key", flat=True)
    )
    known = {project.id: project for project in (*stored, *projects)}
    return gather(replace(strategy, projects=tuple(known.values())))


def _rejudge_leads(
    projects: Iterable[Project],
    before: Mapping[str, tuple[dict[str, Any], int]],
    strategy: Strategy,
) -> None:
    """Judge the other lead projects anew when lead projects come, go or move."""
    touched = any(project.lead_project for project in projects) or any(
        document.get("lead_project") for document, _ in before.values()
    )
    if not touched:
        return
    rejudge(strategy, ProjectRow.objects.filter(lead_project=True).values_list("key", flat=True))


def rejudge(strategy: Strategy, keys: Iterable[str]) -> None:
    """Compute the categories of stored projects again, for example after a rule changed."""
    judged = read_projects(keys)
    decisions = judge(judged, strategy)
    rows = {row.key: row for row in ProjectRow.objects.filter(key__in=[p.id for p in judged])}
    moved = []
    for project in judged:
        decision, row = decisions[project.id], rows[project.id]
        judged_now = (decision.category.value, decision.rule.value, bool(decision.conflicts))
        if (row.category, row.category_rule, row.conflict) != judged_now:
            row.category, row.category_rule, row.conflict = judged_now
            moved.append(row)
    ProjectRow.objects.bulk_update(
        moved, ["category", "category_rule", "conflict"], batch_size=BATCH
    )


def rejudge_all() -> None:
    """Judge every project anew, after directorates, departments, pools or rules changed."""
    with changing():
        strategy = structure()
        homes = directorates(strategy)
        for department, directorate in homes.items():
            ProjectRow.objects.filter(department=department).exclude(
                directorate=directorate
            ).update(directorate=directorate)
        rejudge(strategy, ProjectRow.objects.values_list("key", flat=True))
