"""One small form for each kind of change of a variant."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rathaus.kernel.time import Quarter
from rathaus.strategy.planning.model import Mode, Project
from rathaus.strategy.planning.reasons.change import (
    AddCapacity,
    AddProject,
    Change,
    DelayProject,
    DropProject,
    SetDeadline,
)
from rathaus.strategy.schedule.rules.demand import spread
from rathaus.strategy.schedule.rules.supply import units
from rathaus.strategy.schedule.showing.plan_view import PlanView
from rathaus.strategy.schedule.showing.reasons import MONTHS_OF_A_PERSON
from rathaus.strategy.schedule.showing.written import language
from rathaus.ui import format

NEW_WEIGHT = 6
"""Weight of a new project of a variant: as a C project that serves one goal."""

Choices = list[tuple[str, str]]


class ChangeForm(forms.Form):
    """A change of a variant, over a plan."""

    def __init__(self, *args: Any, base: PlanView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._base = base
        lists = {
            "pool": self._pools(),
            "project": self._projects(),
            "first": self._quarters(),
            "last": self._quarters(),
            "quarter": self._quarters(),
        }
        for name, field in self.fields.items():
            if name in lists and isinstance(field, forms.ChoiceField):
                field.choices = lists[name]

    def change(self) -> Change:
        """Return the change that a valid form describes."""
        raise NotImplementedError

    def _pools(self) -> Choices:
        facts = self._base.task.pools
        return [(name, facts[name].title.in_language(language())) for name in facts]

    def _projects(self) -> Choices:
        movable = (p.id for p in self._base.task.instance.projects if p.fixed_start is None)
        named = [(name, self._base.task.titles.get(name, name)) for name in movable]
        return sorted(named, key=lambda pair: pair[1].casefold())

    def _quarters(self) -> Choices:
        return [
            (str(quarter), format.quarter(quarter, language())) for quarter in self._each_quarter()
        ]

    def _each_quarter(self) -> Iterable[Quarter]:
        return (self._base.quarter(n) for n in range(self._base.task.instance.quarters))

    def _place(self, name: str) -> int:
        return Quarter.parse(self.cleaned_data[name]) - self._base.task.first


class StaffForm(ChangeForm):
    """More or fewer people in a team."""

    pool = forms.ChoiceField(label=gettext_lazy("Team"))
    people = forms.DecimalField(
        label=gettext_lazy("Volle Stellen"),
        min_value=-100,
        max_value=100,
        decimal_places=2,
        initial=Decimal("0.5"),
        help_text=gettext_lazy(
            "Eine volle Stelle gibt 3 Personenmonate im Quartal. Mit Minus: weniger."
        ),
        localize=True,
    )
    first = forms.ChoiceField(label=gettext_lazy("Von"))
    last = forms.ChoiceField(label=gettext_lazy("Bis"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last"].initial = self._quarters()[-1][0]

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning, and nothing at all."""
        given = super().clean() or {}
        if given.get("first") and given.get("last") and self._place("last") < self._place("first"):
            self.add_error("last", _("Das Ende liegt vor dem Beginn."))
        if given.get("people") == 0:
            self.add_error("people", _("Nennen Sie mehr oder weniger als 0 Stellen."))
        return given

    def change(self) -> Change:
        """More capacity, or less."""
        amount = units(self.cleaned_data["people"] * MONTHS_OF_A_PERSON)
        pool = self.cleaned_data["pool"]
        return AddCapacity(pool, amount, self._place("first"), self._place("last"))


class DelayForm(ChangeForm):
    """A project that starts no earlier than a quarter."""

    project = forms.ChoiceField(label=gettext_lazy("Projekt"))
    quarter = forms.ChoiceField(label=gettext_lazy("Beginn frühestens"))

    def change(self) -> Change:
        """A later start."""
        return DelayProject(self.cleaned_data["project"], self._place("quarter"))


class DropForm(ChangeForm):
    """A project that is given up."""

    project = forms.ChoiceField(label=gettext_lazy("Projekt"))

    def change(self) -> Change:
        """One project less."""
        return DropProject(self.cleaned_data["project"])


class DeadlineForm(ChangeForm):
    """A date by which a project shall end."""

    project = forms.ChoiceField(label=gettext_lazy("Projekt"))
    quarter = forms.ChoiceField(label=gettext_lazy("Ende spätestens"))

    def change(self) -> Change:
        """A new deadline."""
        return SetDeadline(self.cleaned_data["project"], self._place("quarter"))


class NewProjectForm(ChangeForm):
    """A project that is not in the portfolio yet."""

    title = forms.CharField(label=gettext_lazy("Name"), max_length=100)
    pool = forms.ChoiceField(label=gettext_lazy("Team"))
    months = forms.DecimalField(
        label=gettext_lazy("Personenmonate im Ganzen"),
        min_value=0,
        max_value=1200,
        decimal_places=2,
        localize=True,
    )
    duration = forms.IntegerField(
        label=gettext_lazy("Dauer in Quartalen"), min_value=1, max_value=40
    )
    quarter = forms.ChoiceField(label=gettext_lazy("Beginn frühestens"))

    def clean_title(self) -> str:
        """Refuse a name that leaves nothing to tell the project by."""
        title = str(self.cleaned_data["title"])
        if not slugify(title):
            raise forms.ValidationError(_("Schreiben Sie Buchstaben oder Ziffern."))
        return title

    def change(self) -> Change:
        """One project more; its id is its name."""
        given = self.cleaned_data
        need = spread(units(given["months"]), given["duration"])
        return AddProject(
            Project(
                slugify(given["title"]),
                NEW_WEIGHT,
                (Mode(given["duration"], {given["pool"]: tuple(need)}),),
                earliest=self._place("quarter"),
            )
        )


FORMS: dict[str, type[ChangeForm]] = {
    "staff": StaffForm,
    "delay": DelayForm,
    "drop": DropForm,
    "deadline": DeadlineForm,
    "new": NewProjectForm,
}
"""The forms by the name of their act."""
