"""Runs of the search: asked for, claimed by a worker, brought forward, ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.time import Quarter, now, today
from rathaus.strategy.document import Category
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.planning.model import Start
from rathaus.strategy.schedule.errors import NotFound, PlanRefused
from rathaus.strategy.schedule.models import AgreedPlan, PlanRun, PlanVariant
from rathaus.strategy.schedule.rules.build import build
from rathaus.strategy.schedule.rules.settings import PlanSettings
from rathaus.strategy.schedule.rules.task import Task
from rathaus.strategy.schedule.store.codec import (
    pack_task,
    settings_to_json,
    starts_from_json,
    unpack_task,
)
from rathaus.strategy.store.state import revision
from rathaus.strategy.store.whole import read_all

SILENT = timedelta(seconds=30)
"""A running search that has said nothing for so long has lost its worker."""

State = PlanRun.State
OPEN = (State.QUEUED, State.RUNNING)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has so far; the early figures are of the projects planned first."""

    seconds: float
    starts: Mapping[str, Start] | None
    objective: int | None
    bound: int | None
    early_objective: int | None = None
    early_bound: int | None = None


def present_task(settings: PlanSettings) -> Task:
    """Build the planning task of the strategy as it stands.

    Raises:
        NotFound: before a city has been loaded.
    """
    categories = {
        key: Category(value) for key, value in ProjectRow.objects.values_list("key", "category")
    }
    return build(read_all(), categories, settings, today(), agreed_quarters())


def agreed_quarters() -> dict[str, Quarter]:
    """Return the quarters in which projects start in the valid plan; none if there is none."""
    valid = AgreedPlan.objects.select_related("run").first()
    if valid is None:
        return {}
    first = unpack_task(valid.run.task).first
    starts = starts_from_json(valid.run.starts)
    return {name: first + start.quarter for name, start in starts.items()}


def ask(
    task: Task,
    settings: PlanSettings,
    *,
    actor: Actor,
    variant: PlanVariant | None = None,
    hint: Mapping[str, list[int]] | None = None,
) -> PlanRun:
    """Ask for a plan; the caller enqueues the job in the same transaction.

    Args:
        task: what is to be planned.
        settings: what the task was made with.
        actor: who asks.
        variant: the variant it belongs to; None for the plan itself.
        hint: starts to begin the search with.

    Raises:
        PlanRefused: if nothing can be planned, or a search for the same is under way.
    """
    if not task.instance.projects:
        raise PlanRefused(
            _(
                "Es gibt kein Projekt, das geplant werden kann. Unten steht, was den Projekten "
                "fehlt."
            )
        )
    with transaction.atomic():
        if open_runs().filter(variant=variant).select_for_update().exists():
            raise PlanRefused(
                _("Dieser Plan wird gerade gerechnet. Warten Sie oder halten Sie an.")
            )
        run = PlanRun.objects.create(
            variant=variant,
            revision=revision().number,
            settings=settings_to_json(settings),
            task=pack_task(task),
            starts=hint,
            budget=settings.seconds,
            asked_by=actor.id,
            asked_at=now(),
        )
        record(actor, "strategy.plan_asked", _subject(run), None, {"seconds": run.budget})
    return run


def _subject(run: PlanRun) -> Subject:
    return Subject("strategy.plan_run", str(run.pk))


def open_runs() -> QuerySet[PlanRun]:
    """Return searches that wait or run."""
    return PlanRun.objects.filter(state__in=OPEN)


def lost_runs() -> QuerySet[PlanRun]:
    """Return searches whose worker is gone, or whose job never came."""
    silent = now() - SILENT
    return PlanRun.objects.filter(
        Q(state=State.RUNNING, beat_at__lt=silent)
        | Q(state=State.QUEUED, asked_at__lt=silent, beat_at=None)
        | Q(state=State.QUEUED, beat_at__lt=silent)
    )


def claim(key: int) -> PlanRun | None:
    """Take a search over; None when it has ended, is gone, or somebody is at it."""
    with transaction.atomic():
        run = PlanRun.objects.select_for_update().filter(pk=key, state__in=OPEN).first()
        if run is None:
            return None
        alive = run.beat_at is not None and run.beat_at > now() - SILENT
        if run.state == State.RUNNING and alive:
            return None
        run.state, run.beat_at = State.RUNNING, now()
        run.save(update_fields=["state", "beat_at"])
        return run


def keep(key: int, found: Found) -> bool:
    """Write how far a search is; tell whether somebody asked it to stop."""
    fields: dict[str, object] = {"beat_at": now(), "seconds": found.seconds}
    for name in ("objective", "bound", "early_objective", "early_bound"):
        if getattr(found, name) is not None:
            fields[name] = getattr(found, name)
    if found.starts is not None:
        fields["starts"] = {name: [s.quarter, s.mode] for name, s in found.starts.items()}
    PlanRun.objects.filter(pk=key).update(**fields)
    return stop_asked(key)


def beat(key: int) -> bool:
    """Say that the search is alive; tell whether somebody asked it to stop."""
    PlanRun.objects.filter(pk=key).update(beat_at=now())
    return stop_asked(key)


def stop_asked(key: int) -> bool:
    """Tell whether somebody asked a search to stop; a search that is gone counts as stopped."""
    return bool(
        PlanRun.objects.filter(pk=key).values_list("stop_asked", flat=True).first() or False
    )


def end(
    key: int,
    state: PlanRun.State,
    *,
    problem: list[dict[str, Any]] | None = None,
    proof: dict[str, Any] | None = None,
) -> None:
    """Close a search; what it found stays.

    Args:
        key: the run.
        state: how it ended.
        problem: demands that contradict each other, if there is no plan.
        proof: how early the last C project can start at best.
    """
    with transaction.atomic():
        PlanRun.objects.filter(pk=key).update(
            state=state, ended_at=now(), beat_at=now(), problem=problem or [], proof=proof
        )
        run = PlanRun.objects.get(pk=key)
        record(
            Actor.system("planning"),
            "strategy.plan_ended",
            _subject(run),
            None,
            {"state": str(state), "objective": run.objective, "bound": run.bound},
        )


def release(key: int) -> None:
    """Give a search back to the queue after its worker was told to end."""
    PlanRun.objects.filter(pk=key, state=State.RUNNING).update(state=State.QUEUED)


def ask_stop(key: int, *, actor: Actor) -> None:
    """Ask a search to stop with what it has; one that has not begun is closed at once.

    Raises:
        NotFound: if there is no such run.
    """
    with transaction.atomic():
        run = PlanRun.objects.select_for_update().filter(pk=key).first()
        if run is None:
            raise NotFound(_("Diesen Lauf gibt es nicht."))
        if run.state not in OPEN or run.stop_asked:
            return
        run.stop_asked = True
        run.save(update_fields=["stop_asked"])
        record(actor, "strategy.plan_stopped", _subject(run), None, None)
        if run.state == State.QUEUED:
            end(key, State.STOPPED)


def go_on(key: int, *, seconds: int, actor: Actor) -> PlanRun:
    """Open a stopped, finished or failed search again, from its best plan.

    Raises:
        NotFound: if there is no such run.
        PlanRefused: if it is under way.
    """
    with transaction.atomic():
        run = PlanRun.objects.select_for_update().filter(pk=key).first()
        if run is None:
            raise NotFound(_("Diesen Lauf gibt es nicht."))
        if run.state in OPEN:
            raise PlanRefused(_("Dieser Plan wird gerade gerechnet."))
        if run.agreements.exists():
            raise PlanRefused(
                _("Dieser Plan ist freigegeben und bleibt, wie er ist. Lassen Sie neu rechnen.")
            )
        run.state, run.stop_asked, run.ended_at, run.problem = State.QUEUED, False, None, []
        run.budget, run.beat_at = int(run.seconds) + seconds, now()
        run.save()
        record(actor, "strategy.plan_resumed", _subject(run), None, {"seconds": run.budget})
        return run
