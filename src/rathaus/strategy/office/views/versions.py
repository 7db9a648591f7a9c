"""Freezing the strategy, and the list of its frozen versions."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rathaus.audit.api import actor_of
from rathaus.strategy.errors import StrategyError
from rathaus.strategy.office.access import steering
from rathaus.strategy.versions.store import freeze, stored


class FreezeForm(forms.Form):
    """The name under which the present state is kept."""

    name = forms.CharField(
        label=gettext_lazy("Name der Fassung"),
        max_length=200,
        help_text=gettext_lazy("Zum Beispiel: Ratsbericht 4. Quartal 2026"),
    )
    remark = forms.CharField(
        label=gettext_lazy("Anmerkung"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@steering
@require_http_methods(["GET", "POST"])
def versions(request: HttpRequest) -> HttpResponse:
    """List versions and freeze a new one."""
    form = FreezeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            version = freeze(
                form.cleaned_data["name"],
                remark=form.cleaned_data["remark"],
                actor=actor_of(request.user),
                person=str(request.user),
            )
        except StrategyError as error:
            form.add_error("name", error.message)
        else:
            messages.success(
                request, _("Die Fassung „%(name)s“ ist eingefroren.") % {"name": version.name}
            )
            return redirect("strategy:office:versions")
    context = {"form": form, "versions": stored(), "section": "versions"}
    status = 422 if form.is_bound else 200
    return render(request, "strategy/office/versions.html", context, status=status)
