"""A small desk that hands out a form, for tests of pages: what a domain does with the engine."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import include, path, reverse
from django.utils.translation import get_language

from rathaus.audit import api as audit
from rathaus.forms import api as forms
from rathaus.forms.errors import DraftChanged, DraftClosed, Incomplete, NoSuchDraft, NoSuchPage
from rathaus.kernel.access import public
from rathaus.kernel.time import today
from tests.unit.forms.sample import PROVIDERS

SUBMISSIONS: list[forms.Submitted] = []


def address_of(token: str, key: str) -> str:
    """The address of a page; "" is the summary."""
    return reverse("desk-page", args=[token, key]) if key else reverse("desk-summary", args=[token])


def world() -> forms.World:
    """What the desk knows beside the answers."""
    return forms.World(today(), {}, PROVIDERS)


@public
def page(request: HttpRequest, token: str, key: str) -> HttpResponse:
    """One page of the form."""
    try:
        draft = forms.load_draft(token)
        language = (get_language() or "de")[:2]

        def address(to: str) -> str:
            return address_of(token, to)

        if request.method == "POST":
            turn = forms.turn_page(
                draft,
                key,
                request.POST,
                request.FILES,
                world=world(),
                actor=audit.actor_of(request.user),
            )
            if not turn.stays:
                place = f"#{turn.place}" if turn.place else ""
                return HttpResponseRedirect(address(turn.page) + place)
            view = forms.view_of_turn(turn, language=language, address=address)
        else:
            view = forms.page_view(
                world().sheet(draft),
                key,
                language=language,
                version=draft.version,
                address=address,
                saved_at=draft.changed_at,
            )
    except (NoSuchDraft, NoSuchPage) as error:
        return HttpResponse(error.message, status=404)
    except DraftClosed as error:
        return HttpResponse(error.message, status=409)
    status = 409 if view.conflict else 422 if view.has_errors else 200
    context = {"view": view, "has_errors": view.has_errors}
    return render(request, "forms/step.html", context, status=status)


@public
def summary(request: HttpRequest, token: str) -> HttpResponse:
    """All answers, and submitting them."""
    draft = forms.load_draft(token)
    here = world()
    if request.method == "POST":
        try:
            done = forms.submit(
                token,
                version=int(request.POST["_version"]),
                actor=audit.actor_of(request.user),
                today=here.today,
                providers=here.providers,
            )
        except (Incomplete, DraftChanged) as error:
            return HttpResponse(error.message, status=409)
        if not done.again:
            SUBMISSIONS.append(done)
        return HttpResponse("Danke")
    view = forms.summary_view(
        here.sheet(draft),
        language=(get_language() or "de")[:2],
        version=draft.version,
        address=lambda to: address_of(token, to),
    )
    return render(request, "forms/check.html", {"view": view})


urlpatterns = [
    path("desk/<str:token>/pruefen/", summary, name="desk-summary"),
    path("desk/<str:token>/<str:key>/", page, name="desk-page"),
    path("", include("rathaus.app.urls")),
]
