"""Which plans a page shows: the valid one, the newest, and the newest of each variant."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rathaus.strategy.planning.reasons.change import Change
from rathaus.strategy.schedule.models import AgreedPlan, PlanRun, PlanVariant
from rathaus.strategy.schedule.store.agreeing import valid_plan
from rathaus.strategy.schedule.store.variants import changes_of


@dataclass(frozen=True, slots=True)
class Choice:
    """A plan to look at: its run, its name, the variant or release it belongs to."""

    run: PlanRun
    name: str
    variant: PlanVariant | None = None
    agreed: AgreedPlan | None = None

    @property
    def changes(self) -> tuple[Change, ...]:
        """Changes of the variant."""
        return changes_of(self.variant) if self.variant else ()


def choices() -> list[Choice]:
    """Return the plans that stand side by side; those without any start are left out."""
    return list(_choices())


def _choices() -> Iterator[Choice]:
    valid = valid_plan()
    if valid is not None:
        name = _("Plan %(number)s") % {"number": valid.number}
        yield Choice(valid.run, name, valid.run.variant, valid)
    newest = PlanRun.objects.filter(variant=None, objective__isnull=False).first()
    if newest is not None and (valid is None or newest.pk != valid.run_id):
        yield Choice(newest, _("Entwurf"))
    for variant in PlanVariant.objects.order_by("id"):
        run = variant.runs.filter(objective__isnull=False).first()
        if run is not None and (valid is None or run.pk != valid.run_id):
            yield Choice(run, variant.name, variant)


def with_plan(run: PlanRun | None) -> PlanRun | None:
    """Return the run if it has found a whole plan."""
    return run if run is not None and run.starts is not None and run.objective is not None else None
