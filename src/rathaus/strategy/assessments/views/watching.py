"""The watch list in the office: everything watched, entering, changing, rating."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.kernel.time import today
from rathaus.strategy.assessments import watch
from rathaus.strategy.assessments.forms import RateForm, WatchForm
from rathaus.strategy.assessments.models import WatchEntry
from rathaus.strategy.assessments.showing import watch_rows
from rathaus.strategy.assessments.views.frame import back_with, find, refused, show
from rathaus.strategy.errors import NotFound, StrategyError
from rathaus.strategy.office.access import stated_version, steering


@steering
@require_http_methods(["GET", "HEAD"])
def watch_list(request: HttpRequest) -> HttpResponse:
    """Show everything that is or was watched, in whatever round."""
    context = {"rows": watch_rows(WatchEntry.objects.all()), "section": "assessments"}
    return render(request, "strategy/assessments/watch_list.html", context)


@steering
@require_http_methods(["GET", "HEAD"])
def watched(request: HttpRequest, key: int) -> HttpResponse:
    """Show what is on the table of a round, each with its rating."""
    row = find(key)
    rows = [
        (each, RateForm(initial=_rated(each.entry), auto_id=f"e{each.entry.pk}-%s"))
        for each in watch_rows(row.watched.all())
    ]
    return show(request, "watched", row, rows=rows)


def _rated(entry: WatchEntry) -> dict[str, str]:
    return {"rating": entry.rating or "relevant", "reason": entry.rating_reason}


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Enter something to watch."""
    form = WatchForm(request.POST or None, initial={"seen_on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            entry = watch.add(form.watched(), actor=actor_of(request.user))
        except StrategyError as error:
            refused(form, error)
        else:
            messages.success(request, _("Aufgenommen."))
            return _home(entry)
    return _page(request, form, None)


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, entry: int) -> HttpResponse:
    """Change what an entry says."""
    row = _entry(entry)
    form = WatchForm(request.POST or None, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        try:
            watch.change(
                entry,
                form.watched(),
                expected=stated_version(request),
                actor=actor_of(request.user),
            )
        except StrategyError as error:
            refused(form, error)
        else:
            messages.success(request, _("Gespeichert."))
            return _home(row)
    return _page(request, form, row)


def _entry(key: int) -> WatchEntry:
    row = WatchEntry.objects.filter(pk=key).first()
    if row is None:
        raise NotFound(_("Diesen Eintrag gibt es nicht."))
    return row


def _home(entry: WatchEntry) -> HttpResponse:
    if entry.assessment_id is None:
        return redirect("strategy:office:assessments-watch-list")
    return redirect("strategy:office:assessment-watch", entry.assessment_id)


def _initial(row: WatchEntry) -> dict[str, Any]:
    projects = [key.removeprefix("project:") for key in row.touches if key.startswith("project:")]
    return {
        "kind": row.kind,
        "title": row.title,
        "text": row.text,
        "source": row.source,
        "url": row.url,
        "seen_on": row.seen_on,
        "touches": [key for key in row.touches if not key.startswith("project:")],
        "projects": ", ".join(projects),
    }


def _page(request: HttpRequest, form: WatchForm, row: WatchEntry | None) -> HttpResponse:
    context = {"form": form, "entry": row, "section": "assessments"}
    status = 422 if form.is_bound else 200
    return render(request, "strategy/assessments/watch_entry.html", context, status=status)


@steering
@require_POST
def rate(request: HttpRequest, entry: int) -> HttpResponse:
    """Say what the round makes of an entry."""
    row = _entry(entry)
    form = RateForm(request.POST)
    try:
        if not form.is_valid():
            raise StrategyError(_("Wählen Sie eine der Einschätzungen."))
        watch.rate(
            entry,
            watch.Rating(form.cleaned_data["rating"]),
            form.cleaned_data["reason"],
            expected=stated_version(request),
            actor=actor_of(request.user),
        )
    except StrategyError as error:
        if row.assessment_id is None:
            messages.error(request, error.message)
            return redirect("strategy:office:assessments-watch-list")
        return back_with(request, error, "assessment-watch", row.assessment_id)
    messages.success(request, _("„%(title)s“ ist eingeschätzt.") % {"title": row.title})
    return _home(row)
