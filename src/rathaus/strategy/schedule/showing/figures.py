"""Plans side by side in figures, and what is proven about them, in words for a councillor."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Category
from rathaus.strategy.planning.reasons.change import AddCapacity, Change
from rathaus.strategy.planning.reasons.compare import figures, started_by
from rathaus.strategy.schedule.models import PlanRun
from rathaus.strategy.schedule.rules.supply import person_months
from rathaus.strategy.schedule.showing.plan_view import PlanView
from rathaus.ui import format

State = PlanRun.State


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """The row of a plan in the table of plans. ``worse`` in per cent of the objective, at most."""

    planned: int
    of: int
    c_started: int
    c_of: int
    last_c: Quarter | None
    waiting: float | None
    over: int
    more_staff: Decimal
    worse: float | None


def plan_figures(plan: PlanView, until: Quarter, changes: tuple[Change, ...] = ()) -> PlanFigures:
    """Compute the figures of a plan.

    Args:
        plan: the plan.
        until: the quarter up to whose end starts of C projects are counted.
        changes: changes of the variant, for the staff it adds.
    """
    waiting_kind = plan.of_category(Category.C)
    all_of = figures(plan.task.instance, plan.starts)
    of_c = figures(plan.task.instance, plan.starts, waiting_kind)
    quarters = plan.task.instance.quarters
    more = sum(
        change.amount * (min(change.last, quarters - 1) - change.first + 1)
        for change in changes
        if isinstance(change, AddCapacity)
    )
    return PlanFigures(
        planned=all_of.planned,
        of=all_of.of,
        c_started=started_by(plan.starts, waiting_kind, until - plan.task.first),
        c_of=len(waiting_kind),
        last_c=None if of_c.last_start is None else plan.quarter(of_c.last_start),
        waiting=of_c.waiting,
        over=len(plan.over()),
        more_staff=person_months(more),
        worse=gap(plan.run.objective, plan.run.bound),
    )


def gap(objective: int | None, bound: int | None) -> float | None:
    """Return by how many per cent an objective may be above the best; None when unknown."""
    if objective is None or bound is None:
        return None
    return 100 * (objective - bound) / objective if objective else 0.0


def proven(plan: PlanView) -> list[str]:
    """Say in sentences what is proven about a plan."""
    run = plan.run
    worse = gap(run.objective, run.bound)
    if worse is None:
        return [_("Über diesen Plan ist noch nichts bewiesen.")]
    early = gap(run.early_objective, run.early_bound)
    sentences = [_whole(worse)] if early is None else [_first(early), _rest(worse)]
    return [text for text in (_last(plan), _premise(plan), *sentences, _mean(plan)) if text]


def _premise(plan: PlanView) -> str:
    """Say what the sentence on the last C project takes for granted, when it does."""
    if plan.run.proof is None or plan.run.early_objective is None:
        return ""
    return _(
        "Dabei bleiben die zuerst geplanten Projekte (O, A und B), wo sie in diesem Plan sind."
    )


def _last(plan: PlanView) -> str:
    """Say how early the last C project can start in any plan, and what this one reaches."""
    proof = plan.run.proof
    if proof is None:
        return ""
    words = {
        "best": format.quarter(plan.quarter(proof["quarter"]), get_language() or "de"),
        "plan": format.quarter(plan.quarter(proof["plan"]), get_language() or "de"),
        "n": proof["plan"] - proof["quarter"],
    }
    if not words["n"]:
        return (
            _(
                "Mit den heutigen Teams kann kein Plan das letzte C-Projekt vor dem %(best)s "
                "beginnen. Dieser Plan schafft das."
            )
            % words
        )
    return (
        ngettext(
            "Mit den heutigen Teams kann kein Plan das letzte C-Projekt vor dem %(best)s beginnen. "
            "Dieser Plan schafft es im %(plan)s, also höchstens %(n)s Quartal später als der "
            "bestmögliche.",
            "Mit den heutigen Teams kann kein Plan das letzte C-Projekt vor dem %(best)s beginnen. "
            "Dieser Plan schafft es im %(plan)s, also höchstens %(n)s Quartale später als der "
            "bestmögliche.",
            proof["plan"] - proof["quarter"],
        )
        % words
    )


def _percent(value: float) -> str:
    return format.percent(value, get_language() or "de", 1)


def _whole(worse: float) -> str:
    if worse < 0.05:
        return _("Kein Plan ist besser als dieser. Das ist bewiesen.")
    return _("Kein Plan kann um mehr als %(gap)s besser sein als dieser.") % {
        "gap": _percent(worse)
    }


def _first(early: float) -> str:
    if early < 0.05:
        return _("Für O, A und B ist kein Plan besser als dieser. Das ist bewiesen.")
    return _("Für O, A und B kann kein Plan um mehr als %(gap)s besser sein als dieser.") % {
        "gap": _percent(early)
    }


def _rest(worse: float) -> str:
    if worse < 0.05:
        return _("C kann in dem, was O, A und B lassen, nicht besser beginnen.")
    return _(
        "Mit C zusammen kann kein Plan, der O, A und B so beginnen lässt, um mehr als %(gap)s "
        "besser sein."
    ) % {"gap": _percent(worse)}


def _mean(plan: PlanView) -> str:
    """Translate the gap into quarters per project, weighted by value."""
    objective, bound = plan.run.objective or 0, plan.run.bound or 0
    movable = sum(p.weight for p in plan.projects.values() if p.fixed_start is None)
    quarters = (objective - bound) / movable if movable else 0.0
    if quarters < 0.05:
        return ""
    return _(
        "Im Mittel, nach Wert gewichtet, könnte ein Projekt also höchstens %(n)s Quartale früher "
        "fertig sein."
    ) % {"n": format.number(quarters, get_language() or "de", 1)}
