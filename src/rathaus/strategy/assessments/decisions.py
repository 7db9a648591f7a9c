"""Decisions: proposed, agreed or dropped, and applied to the strategy with its own stores."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor
from rathaus.kernel.ids import slug
from rathaus.kernel.time import now
from rathaus.strategy.assessments.guarding import in_phase, locked, say, trace, worded
from rathaus.strategy.assessments.models import Assessment, Decision, Finding
from rathaus.strategy.assessments.rules.effects import (
    FIELDS,
    ON_GOALS,
    ON_PROJECTS,
    Effect,
    EffectError,
    EffectKind,
    changed_goal,
    changed_project,
    new_project,
)
from rathaus.strategy.assessments.rules.phases import Phase
from rathaus.strategy.document import Goal, Project
from rathaus.strategy.errors import InvalidChange, NotFound
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.store import projects
from rathaus.strategy.store.structure import element_version, save_element, structure

DRAFTING = (Phase.CONCEPT, Phase.CONSOLIDATION, Phase.FINALISATION)
SETTLING = (Phase.CONSOLIDATION, Phase.FINALISATION)
PROJECT_ACTION = "strategy.assessment_applied"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposes, on which findings, and with which effect."""

    title: str
    reason: str
    findings: tuple[int, ...]
    effect: Effect


def effect_of(row: Decision) -> Effect:
    """The structured effect of a decision."""
    return Effect(**{**row.effect, "kind": EffectKind(row.effect["kind"])})


def propose(assessment: int, proposal: Proposal, *, actor: Actor) -> Decision:
    """Keep a proposal, based on the present version of what it would change.

    Raises:
        InvalidChange: something is missing or not possible; names the field.
        NotFound: goal or project are not there.
    """
    with transaction.atomic():
        home = locked(Assessment, assessment, None)
        in_phase(home, DRAFTING)
        row = Decision(assessment=home)
        found = _fill(row, proposal, actor)
        row.save()
        row.findings.set(found)
        trace(actor, "decision_proposed", row, None, {"title": row.title, "effect": row.effect})
    return row


def change(key: int, proposal: Proposal, *, expected: int, actor: Actor) -> None:
    """Change a proposal; one that was agreed has to be agreed again.

    Raises:
        InvalidChange: it is applied, or something is missing or not possible.
        EditConflict: somebody changed it meanwhile.
    """
    with transaction.atomic():
        row = locked(Decision, key, expected)
        in_phase(row.assessment, DRAFTING)
        _refuse_applied(row)
        before = {"title": row.title, "effect": row.effect, "state": row.state}
        found = _fill(row, proposal, actor)
        row.state, row.note, row.version = "draft", "", row.version + 1
        row.save()
        row.findings.set(found)
        after = {"title": row.title, "effect": row.effect, "state": row.state}
        trace(actor, "decision_changed", row, before, after)


def _refuse_applied(row: Decision) -> None:
    if row.state == "applied":
        raise InvalidChange(
            _("Diese Entscheidung ist umgesetzt. Treffen Sie eine neue, um sie zu ändern.")
        )


def _fill(row: Decision, proposal: Proposal, actor: Actor) -> list[Finding]:
    row.title = worded(proposal.title, "title", _("Sagen Sie in einem Satz, was geschehen soll."))
    row.reason = worded(proposal.reason, "reason", _("Nennen Sie den Grund."))
    found = list(row.assessment.findings.filter(pk__in=proposal.findings))
    if not found:
        raise InvalidChange(
            _("Wählen Sie mindestens eine Erkenntnis, auf der die Entscheidung beruht."),
            field="findings",
        )
    row.effect = {**asdict(proposal.effect), "kind": proposal.effect.kind.value}
    row.base = _tried(proposal.effect, row.reason)
    row.person, row.changed_at = actor.id, now()
    return found


def _tried(effect: Effect, reason: str) -> int:
    """Try the effect without writing it; return the version that it is based on."""
    _old, _new, base = outcome(effect, reason, person="")
    return base


def outcome(effect: Effect, reason: str, *, person: str) -> tuple[Any, Any, int]:
    """Return what is there now, what it would become, and its version (0: nothing to version).

    Raises:
        InvalidChange: the effect is not possible; names the field.
        NotFound: goal or project are not there.
    """
    try:
        if effect.kind is EffectKind.NONE:
            return None, None, 0
        if effect.kind in ON_GOALS:
            goal = _goal(effect.key)
            return goal, changed_goal(goal, effect), element_version("goals", goal.id)
        if effect.kind in ON_PROJECTS:
            stored = projects.get(effect.key)
            changed = changed_project(
                stored.project, effect, reason=reason, person=person, at=now()
            )
            projects.refuse_dangling([changed], structure())
            return stored.project, changed, stored.version
        added = new_project(effect, _free_key(effect.value))
        projects.refuse_dangling([added], structure())
    except EffectError as error:
        raise InvalidChange(say(error.text), field=error.field) from error
    return None, added, 0


def _goal(key: str) -> Goal:
    found = next((goal for goal in structure().goals if goal.id == key), None)
    if found is None:
        raise NotFound(_("Dieses Ziel gibt es nicht."))
    return found


def _free_key(title: str) -> str:
    wanted = slug(title, limit=100) or "projekt"
    taken = set(ProjectRow.objects.filter(key__startswith=wanted).values_list("key", flat=True))
    key, number = wanted, 2
    while key in taken:
        key, number = f"{wanted}-{number}", number + 1
    return key


def settle(key: int, *, agreed: bool, note: str, expected: int, actor: Actor) -> None:
    """Agree to a proposal, or drop it with a reason.

    Raises:
        InvalidChange: not in this phase, applied already, or dropped without a reason.
        EditConflict: somebody changed it meanwhile.
    """
    if not agreed:
        note = worded(note, "note", _("Nennen Sie den Grund, warum der Vorschlag entfällt."))
    with transaction.atomic():
        row = locked(Decision, key, expected)
        in_phase(row.assessment, SETTLING)
        _refuse_applied(row)
        before = row.state
        row.state = "agreed" if agreed else "dropped"
        row.note, row.decided_by = note.replace("\0", "").strip(), actor.id
        row.version, row.changed_at = row.version + 1, now()
        row.save()
        trace(actor, "decision_settled", row, {"state": before}, {"state": row.state, "note": note})


def apply(key: int, *, expected: int, actor: Actor, person: str) -> None:
    """Apply an agreed decision to the strategy, if what it changes is still as it was then.

    Raises:
        InvalidChange: not in this phase, not agreed, or no longer possible.
        EditConflict: decision, goal or project were changed meanwhile.
        NotFound: goal or project are gone.
    """
    with transaction.atomic():
        row = locked(Decision, key, expected)
        in_phase(row.assessment, (Phase.FINALISATION,))
        if row.state != "agreed":
            raise InvalidChange(_("Umgesetzt wird nur, was beschlossen ist."))
        effect = effect_of(row)
        old, new, _present = outcome(effect, row.reason, person=person)
        _write(effect, new, row.base, actor)
        row.before, row.after = shown(effect, old), shown(effect, new)
        if effect.kind is EffectKind.PROJECT_ADD:
            row.effect = {**row.effect, "key": new.id}
        row.state, row.version = "applied", row.version + 1
        row.applied_by, row.applied_at, row.changed_at = actor.id, now(), now()
        row.save()
        after = {"effect": row.effect, "before": row.before, "after": row.after}
        trace(actor, "decision_applied", row, None, after)


def _write(effect: Effect, new: Any, base: int, actor: Actor) -> None:
    """Write with the version that the decision was made on: a later edit refuses it."""
    if isinstance(new, Goal):
        save_element("goals", new, expected=base, actor=actor)
    elif isinstance(new, Project):
        expected = {} if effect.kind is EffectKind.PROJECT_ADD else {new.id: base}
        projects.save([new], actor=actor, action=PROJECT_ACTION, expected=expected)


def renew(key: int, *, expected: int, actor: Actor) -> None:
    """Base a decision on what is there now; it has to be agreed again.

    Raises:
        InvalidChange: it is applied, or no longer possible.
        EditConflict: somebody changed it meanwhile.
        NotFound: goal or project are gone.
    """
    with transaction.atomic():
        row = locked(Decision, key, expected)
        in_phase(row.assessment, DRAFTING)
        _refuse_applied(row)
        before = row.base
        row.base = _tried(effect_of(row), row.reason)
        row.state, row.version, row.changed_at = "draft", row.version + 1, now()
        row.save()
        trace(actor, "decision_renewed", row, {"base": before}, {"base": row.base})


def is_stale(row: Decision) -> bool:
    """Whether the goal or project was changed or removed since the decision was made."""
    try:
        return outcome(effect_of(row), row.reason, person="")[2] != row.base
    except (InvalidChange, NotFound):
        return True


def shown(effect: Effect, part: Any) -> str:
    """The value that an effect is about, as text; empty for what is not there."""
    if part is None:
        return ""
    if isinstance(part, Goal):
        value = part.target if effect.kind is EffectKind.GOAL_TARGET else part.weight
        return f"{value.normalize():f}"
    if effect.kind is EffectKind.CATEGORY:
        return part.override.category.value if part.override else ""
    if effect.kind is EffectKind.PROJECT_ADD:
        return str(part.title)
    name = effect.field if effect.field in FIELDS else "status"
    found = getattr(part, name)
    return "" if found is None else str(found)


def titles(keys: Iterable[str]) -> dict[str, str]:
    """Titles of projects by id."""
    return dict(ProjectRow.objects.filter(key__in=list(keys)).values_list("key", "title"))
