"""Goals in the office: how each is measured, and values that a person establishes."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rathaus.audit.api import actor_of
from rathaus.kernel.time import today
from rathaus.kernel.units import Unit
from rathaus.strategy.document import Goal, GoalReading, Provenance
from rathaus.strategy.errors import NotFound
from rathaus.strategy.evaluation import current
from rathaus.strategy.office.access import steering
from rathaus.strategy.rules.vocabulary import DOMAINS
from rathaus.strategy.store.readings import series, state_reading
from rathaus.strategy.store.structure import structure


class ReadingForm(forms.Form):
    """A dated value of a goal with its evidence."""

    on = forms.DateField(
        label=gettext_lazy("Stand vom"),
        input_formats=["%d.%m.%Y", "%Y-%m-%d"],
        help_text=gettext_lazy("Zum Beispiel 30.9.2026"),
    )
    value = forms.CharField(label=gettext_lazy("Wert"), max_length=30)
    evidence = forms.CharField(
        label=gettext_lazy("Beleg"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Wer hat es wie festgestellt, und wo ist das nachzulesen?"),
        error_messages={"required": gettext_lazy("Ohne Beleg zählt der Wert nicht.")},
    )

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goal = goal

    def clean_on(self) -> date:
        """A reading is of the past."""
        day: date = self.cleaned_data["on"]
        if day > today():
            raise ValidationError(_("Der Tag liegt in der Zukunft."))
        return day

    def clean_value(self) -> Decimal:
        """Read the number and hold it against the unit."""
        text = self.cleaned_data["value"].strip().removesuffix("%").strip().replace(",", ".")
        words = {"ja": "1", "nein": "0", "yes": "1", "no": "0"}
        try:
            value = Decimal(words.get(text.lower(), text))
        except ArithmeticError:
            raise ValidationError(_("Schreiben Sie eine Zahl, zum Beispiel 46,8.")) from None
        if not value.is_finite() or value < 0 or value > Decimal(10) ** 12:
            raise ValidationError(_("Der Wert liegt außerhalb dessen, was möglich ist."))
        if self.goal.unit is Unit.PERCENT and value > 100:
            raise ValidationError(_("Mehr als 100 % ist nicht möglich."))
        if self.goal.unit is Unit.YES_NO and value not in (0, 1):
            raise ValidationError(_("Schreiben Sie ja oder nein."))
        return value


@steering
@require_http_methods(["GET", "HEAD"])
def goals(request: HttpRequest) -> HttpResponse:
    """List all goals with their way of measuring and present state."""
    evaluated = current()
    context = {
        "goals": [
            (goal, evaluated.evaluation.goals[goal.id], _awaited(goal))
            for goal in structure().goals
        ],
        "section": "goals",
    }
    return render(request, "strategy/office/goals.html", context)


def _awaited(goal: Goal) -> str:
    known = DOMAINS.get(goal.awaits)
    return known.in_language(get_language() or "de") if known else goal.awaits


@steering
@require_http_methods(["GET", "POST"])
def goal(request: HttpRequest, key: str) -> HttpResponse:
    """Show the readings of a goal and take a new one."""
    found = next((goal for goal in structure().goals if goal.id == key), None)
    if found is None:
        raise NotFound(_("Es gibt kein Ziel %(key)s.") % {"key": key})
    form = ReadingForm(request.POST or None, goal=found)
    if request.method == "POST" and form.is_valid():
        state_reading(
            GoalReading(
                goal=found.id,
                on=form.cleaned_data["on"],
                value=form.cleaned_data["value"],
                provenance=Provenance.MANUAL,
                evidence=form.cleaned_data["evidence"],
                person=str(request.user),
            ),
            actor=actor_of(request.user),
        )
        messages.success(request, _("Der Wert ist festgehalten."))
        return redirect("strategy:office:goal", key=key)
    context = {
        "goal": found,
        "state": current().evaluation.goals[found.id],
        "form": form,
        "readings": list(reversed(series([found.id]).get(found.id, [])))[:60],
        "section": "goals",
    }
    status = 422 if form.is_bound else 200
    return render(request, "strategy/office/goal.html", context, status=status)
