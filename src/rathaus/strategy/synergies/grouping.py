"""From a group of similar projects to an action plan; the office decides, nothing merges."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor
from rathaus.kernel.ids import slug
from rathaus.kernel.text import Localized
from rathaus.strategy.document import ActionPlan, PlanKind, Project, Strategy
from rathaus.strategy.errors import InvalidChange, NotFound
from rathaus.strategy.store.projects import save
from rathaus.strategy.store.structure import add_element, structure
from rathaus.strategy.synergies.reading import proposed_groups
from rathaus.strategy.synergies.rules.groups import Group

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the office wants to make of a group.

    Args:
        projects: keys of those that shall be in the plan.
        plan: id of an existing plan, or empty for a new one.
        title, programme: of the new plan.
    """

    projects: tuple[str, ...]
    plan: str = ""
    title: str = ""
    programme: str = ""


def group_key(projects: Iterable[str]) -> str:
    """Return the name of a group in addresses: it changes when its members do."""
    return hashlib.sha256("\n".join(sorted(projects)).encode()).hexdigest()[:16]


def group_of(key: str) -> Group:
    """Return a proposed group.

    Raises:
        NotFound: it is no longer proposed.
    """
    for group in proposed_groups():
        if group_key(group.projects) == key:
            return group
    raise NotFound(_("Diese Gruppe wird nicht mehr vorgeschlagen."))


def plan_for(wanted: Wanted, strategy: Strategy) -> ActionPlan:
    """Return the plan that a wish names, existing or to be made.

    Raises:
        InvalidChange: names what is missing or unknown.
    """
    if len(wanted.projects) < 2:
        raise InvalidChange(_("Wählen Sie mindestens zwei Projekte."), field="projects")
    if wanted.plan:
        for plan in strategy.action_plans:
            if plan.id == wanted.plan and not plan.placeholder:
                return plan
        raise InvalidChange(_("Diesen Aktionsplan gibt es nicht."), field="plan")
    if not wanted.title.strip() or len(wanted.title) > LONGEST_TITLE:
        raise InvalidChange(
            _("Geben Sie dem neuen Aktionsplan einen Namen mit höchstens 200 Zeichen."),
            field="title",
        )
    if wanted.programme not in {each.id for each in strategy.programmes}:
        raise InvalidChange(_("Wählen Sie ein Programm für den Aktionsplan."), field="programme")
    key = _free_id(wanted.title, strategy)
    title = Localized(wanted.title.strip())
    return ActionPlan(key, wanted.programme, PlanKind.ACTION_PLAN, title)


def moved(projects: Sequence[Project], plan: ActionPlan) -> list[Project]:
    """Return the projects as they are to be in the plan: with its id and its programme."""
    return [replace(each, action_plan=plan.id, programme=plan.programme) for each in projects]


def carry_out(
    wanted: Wanted, projects: Sequence[Project], expected: Mapping[str, int], *, actor: Actor
) -> ActionPlan:
    """Make the plan if it is new, and put the projects into it; all or nothing.

    Args:
        wanted: what to do.
        projects: the projects as stored.
        expected: their versions in the preview.
        actor: who does it.

    Raises:
        InvalidChange: names what is missing or unknown.
        EditConflict: a project was changed since the preview.
    """
    with atomic():
        plan = plan_for(wanted, structure())
        if not wanted.plan:
            add_element("action_plans", plan, actor=actor)
        save(moved(projects, plan), actor=actor, action="strategy.group_planned", expected=expected)
    return plan


def _free_id(title: str, strategy: Strategy) -> str:
    base = slug(title, limit=100) or "aktionsplan"
    taken = {each.id for each in strategy.action_plans}
    candidates = (base if n == 1 else f"{base}-{n}" for n in range(1, len(taken) + 2))
    return next(each for each in candidates if each not in taken)
