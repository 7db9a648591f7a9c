"""The valid plan: released by a person with a reason; the former ones stay."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.time import now
from rathaus.strategy.schedule.errors import EditConflict, InvalidChange, PlanRefused
from rathaus.strategy.schedule.models import AgreedPlan, PlanRun

State = PlanRun.State


def valid_plan() -> AgreedPlan | None:
    """Return the plan that is valid now; None before the first release."""
    return AgreedPlan.objects.select_related("run", "run__variant").first()


def release(run: PlanRun, reason: str, *, instead_of: int, actor: Actor) -> AgreedPlan:
    """Make the plan of a run the valid one.

    Args:
        run: the run; it has a plan and is not being computed.
        reason: why, for everybody who reads the plan later.
        instead_of: number of the plan that was valid when the person decided; 0 for none.
        actor: who decides.

    Raises:
        InvalidChange: if no reason is given.
        PlanRefused: if the run has no whole plan yet.
        EditConflict: if another plan was released meanwhile.
    """
    if not reason.strip():
        raise InvalidChange(_("Geben Sie einen Grund an."), field="reason")
    if run.state not in (State.DONE, State.STOPPED) or run.objective is None:
        raise PlanRefused(_("Dieser Plan ist noch nicht fertig gerechnet."))
    with transaction.atomic():
        PlanRun.objects.select_for_update().get(pk=run.pk)
        last = AgreedPlan.objects.aggregate(last=Max("number"))["last"] or 0
        if last != instead_of:
            raise EditConflict(
                _(
                    "Inzwischen wurde Plan %(number)s freigegeben. Sehen Sie ihn an, bevor Sie "
                    "diesen freigeben."
                )
                % {"number": last}
            )
        plan = AgreedPlan.objects.create(
            number=last + 1,
            run=run,
            reason=reason.strip(),
            agreed_by=actor.id,
            agreed_at=now(),
        )
        record(
            actor,
            "strategy.plan_released",
            Subject("strategy.plan", str(plan.number)),
            None,
            {"run": run.pk, "reason": plan.reason},
        )
        return plan
