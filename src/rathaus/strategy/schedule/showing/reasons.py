"""Why a project waits and what would change it, in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Category
from rathaus.strategy.planning.model import Instance, Start
from rathaus.strategy.planning.reasons.attempt import Attempt, Cause, Held, Shortage
from rathaus.strategy.planning.reasons.change import (
    AddCapacity,
    Change,
    ChooseMode,
    DelayProject,
    ReduceNeed,
    RelaxDependency,
)
from rathaus.strategy.planning.reasons.proposal import Proposal
from rathaus.strategy.planning.reasons.waiting import Waiting
from rathaus.strategy.schedule.rules.stages import first_stage, second_stage, second_starts
from rathaus.strategy.schedule.rules.supply import person_months
from rathaus.strategy.schedule.showing.plan_view import PlanView
from rathaus.strategy.schedule.showing.written import language, write_months
from rathaus.ui import format
from rathaus.ui.charts import Extra, Stack, StackedBars

MONTHS_OF_A_PERSON = 3
"""Person months that one full-time person gives in a quarter."""

BARS = 6


def asked(plan: PlanView, name: str) -> tuple[Instance, Mapping[str, Start]]:
    """Return the task and plan in which to ask for a project.

    C is asked in what the others leave, A and B without C: so it was planned.
    """
    task = plan.task
    if not task.early:
        return task.instance, plan.starts
    early = {key: start for key, start in plan.starts.items() if key in task.early}
    if name in task.early:
        return first_stage(task), early
    instance = second_stage(task, early)
    known = {project.id for project in instance.projects}
    starts = second_starts(plan.starts, task.early)
    return instance, {key: start for key, start in starts.items() if key in known}


def months(amount: int) -> str:
    """Write hundredths as person months."""
    return write_months(float(person_months(amount)))


def quarter(value: Quarter) -> str:
    """Write a quarter in words."""
    return format.quarter(value, language())


class Sentences:
    """Speaks about one plan."""

    def __init__(self, plan: PlanView) -> None:
        self._plan = plan

    def pool(self, name: str) -> str:
        """Return the name of a pool."""
        return self._plan.task.pools[name].title.in_language(language())

    def title(self, name: str) -> str:
        """Return the title of a project."""
        return self._plan.task.titles.get(name, name)

    def shortage(self, lack: Shortage) -> str:
        """Say what a team lacks in a quarter, and because of what."""
        words = {
            "quarter": quarter(self._plan.quarter(lack.quarter)),
            "pool": self.pool(lack.pool),
            "lacking": months(lack.lacking),
            "need": months(lack.need),
        }
        if lack.cause is Cause.TOO_SMALL:
            return (
                _("Im %(quarter)s braucht es %(need)s Personenmonate; so viele hat %(pool)s nicht.")
                % words
            )
        if lack.cause is Cause.RUNNING:
            return (
                _(
                    "Im %(quarter)s fehlen %(pool)s dafür %(lacking)s Personenmonate; Laufendes "
                    "und Vorrangiges lässt nicht mehr."
                )
                % words
            )
        return _("Im %(quarter)s fehlen %(pool)s dafür %(lacking)s Personenmonate.") % words

    def obstacles(self, tried: Attempt) -> list[str]:
        """Say all that stands in the way of a start."""
        found = [
            _("Es wartet auf „%(title)s“, das noch nicht geplant ist.")
            % {"title": self.title(each.project)}
            if each.end is None
            else _("Es wartet auf „%(title)s“, das bis zum %(quarter)s läuft.")
            % {
                "title": self.title(each.project),
                "quarter": quarter(self._plan.quarter(each.end - 1)),
            }
            for each in tried.waits_for
        ]
        found += [self.shortage(lack) for lack in tried.shortages]
        found += [
            _("„%(title)s“ kommt danach und beginnt früher, als es dann endet.")
            % {"title": self.title(name)}
            for name in tried.successors
        ]
        return found or [_held(tried.held)]

    def change(self, change: Change) -> str:
        """Say what a change does."""
        quarters = self._plan.quarter
        if isinstance(change, AddCapacity):
            return self._capacity(change)
        if isinstance(change, ReduceNeed):
            return self._less(change)
        if isinstance(change, DelayProject):
            return _("„%(title)s“ beginnt erst im %(quarter)s.") % {
                "title": self.title(change.project),
                "quarter": quarter(quarters(change.quarter)),
            }
        if isinstance(change, RelaxDependency):
            return _("„%(title)s“ wartet nicht mehr auf „%(other)s“.") % {
                "title": self.title(change.project),
                "other": self.title(change.before),
            }
        if isinstance(change, ChooseMode):
            mode = self._plan.projects[change.project].modes[change.mode]
            return _("„%(title)s“ dauert %(n)s Quartale.") % {
                "title": self.title(change.project),
                "n": mode.quarters,
            }
        return self._other_change(change)

    def _less(self, change: ReduceNeed) -> str:
        words = {"pool": self.pool(change.pool), "amount": months(sum(change.amounts))}
        return (
            _(
                "Das Projekt kommt mit %(amount)s Personenmonaten weniger von %(pool)s aus, etwa "
                "weil das Amt sie übernimmt."
            )
            % words
        )

    def _other_change(self, change: Change) -> str:
        name = getattr(change, "project", "")
        words = {"title": self.title(name if isinstance(name, str) else name.id)}
        last = getattr(change, "quarter", None)
        if change.kind == "drop_project":
            return _("„%(title)s“ entfällt.") % words
        if change.kind == "add_project":
            return _("„%(title)s“ kommt hinzu.") % words
        if change.kind == "set_deadline" and last is not None:
            words["quarter"] = quarter(self._plan.quarter(last))
            return _("„%(title)s“ soll bis zum %(quarter)s enden.") % words
        if change.kind == "set_deadline":
            return _("„%(title)s“ hat keine Frist mehr.") % words
        if change.kind == "move_after":
            words["other"] = self.title(getattr(change, "before", ""))
            return _("„%(title)s“ beginnt erst nach „%(other)s“.") % words
        return _("„%(title)s“ muss nicht geplant werden.") % words

    def _capacity(self, change: AddCapacity) -> str:
        words = {
            "pool": self.pool(change.pool),
            "amount": months(abs(change.amount)),
            "people": format.number(
                float(person_months(abs(change.amount))) / MONTHS_OF_A_PERSON, language(), 1
            ),
            "first": quarter(self._plan.quarter(change.first)),
            "last": quarter(self._plan.quarter(change.last)),
        }
        if change.amount < 0:
            return (
                _(
                    "%(pool)s gibt von %(first)s bis %(last)s je Quartal %(amount)s "
                    "Personenmonate weniger."
                )
                % words
            )
        if change.first == change.last:
            return (
                _(
                    "%(pool)s gibt im %(first)s %(amount)s Personenmonate mehr (%(people)s volle "
                    "Stellen)."
                )
                % words
            )
        return (
            _(
                "%(pool)s gibt von %(first)s bis %(last)s je Quartal %(amount)s Personenmonate "
                "mehr (%(people)s volle Stellen)."
            )
            % words
        )

    def proposal(self, proposal: Proposal, now: Start | None) -> "Told":
        """Say what a proposal changes, what follows, and when the project starts then."""
        begins = self._plan.quarter(proposal.start.quarter)
        earlier = now.quarter - proposal.start.quarter if now else 0
        if proposal.move is None:
            follows = _("Kein anderes Projekt verschiebt sich.")
        else:
            later = proposal.move.later
            follows = ngettext(
                "„%(title)s“ beginnt dafür %(n)s Quartal später.",
                "„%(title)s“ beginnt dafür %(n)s Quartale später.",
                later,
            ) % {"title": self.title(proposal.move.project), "n": later}
        gained = (
            ngettext("%(n)s Quartal früher", "%(n)s Quartale früher", earlier) % {"n": earlier}
            if earlier > 0
            else ""
        )
        return Told(
            " ".join(self.change(change) for change in proposal.changes), follows, begins, gained
        )


@dataclass(frozen=True, slots=True)
class Told:
    """A proposal in words."""

    change: str
    follows: str
    begins: Quarter
    gained: str


def _held(held: Held | None) -> str:
    return {
        Held.SLACK: _("Nichts steht im Weg. Mehr Rechenzeit bringt es nach vorn."),
        Held.STABILITY: _("Nichts steht im Weg; es bleibt, damit der gültige Plan ruhig bleibt."),
        Held.DEARER: _("Nichts steht im Weg; es begönne früher, würde aber später fertig."),
        Held.INDIFFERENT: _("Nichts steht im Weg; kein Projekt hätte etwas davon."),
        None: "",
    }[held]


def worst(tried: Attempt) -> Shortage | None:
    """Return the shortage that weighs most: the largest part of its need that is lacking."""
    return max(
        tried.shortages, key=lambda lack: (lack.lacking / lack.need, lack.lacking), default=None
    )


def bottleneck(plan: PlanView, waiting: Waiting, lack: Shortage) -> StackedBars:
    """Draw the team that binds: who takes what around the binding quarter, and what is too much."""
    words = Sentences(plan)
    first = max(0, lack.quarter - 1)
    places = range(first, min(first + BARS, plan.task.instance.quarters))
    capacity = plan.task.instance.pools
    given = next(pool for pool in capacity if pool.id == lack.pool).capacity[lack.quarter]
    name = waiting.project
    return StackedBars(
        language=language(),
        title=_("Im %(quarter)s fehlen %(lacking)s Personenmonate")
        % {"quarter": quarter(plan.quarter(lack.quarter)), "lacking": months(lack.lacking)},
        unit=_("%(pool)s, Personenmonate je Quartal") % {"pool": words.pool(lack.pool)},
        series=tuple(category.value for category in Category),
        stacks=tuple(_stack(plan, lack, place, name) for place in places),
        capacity=float(person_months(given)),
        capacity_label=_("Kapazität %(n)s") % {"n": months(given)},
        sentence=words.shortage(lack),
        source=_("Quelle: Plan vom %(day)s") % {"day": format.day(plan.run.asked_at, language())},
        sample=plan.task.pools[lack.pool].sample,
    )


def _stack(plan: PlanView, lack: Shortage, place: int, name: str) -> Stack:
    parts = dict.fromkeys(Category, 0)
    own = 0
    for use in plan.load.at(lack.pool, place).by:
        if use.project == name:
            own += use.amount
        else:
            parts[plan.task.projects[use.project].category] += use.amount
    value = plan.quarter(place)
    binding = place == lack.quarter
    extra = float(person_months(lack.need if binding else own))
    return Stack(
        f"Q{value.number} {value.year % 100:02d}",
        tuple(float(person_months(amount)) for amount in parts.values()),
        extra=extra,
        extra_label=_("%(n)s zu viel") % {"n": months(lack.lacking)}
        if binding
        else (months(own) if own else ""),
        extra_kind=Extra.OVER if binding else Extra.FITS,
        note=_("bindend") if binding else "",
        strong=binding,
    )
