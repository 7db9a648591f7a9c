"""Pages of the frame: look and language, legal pages, feedback, building blocks."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import check_for_language, get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from rathaus.kernel.access import public
from rathaus.ui.addresses import safe_return
from rathaus.ui.city import current_city
from rathaus.ui.context import THEME_COOKIE, THEMES
from rathaus.ui.errors import CityFileError
from rathaus.ui.feedback import FeedbackForm, is_same_site, is_too_much, keep
from rathaus.ui.legal import legal_page

ONE_YEAR = 365 * 24 * 3600


@public
@never_cache
@require_safe
def theme(request: HttpRequest, choice: str) -> HttpResponse:
    """Keep the look somebody chose (`hell`, `dunkel`, `system`) and go back."""
    answer = _back(request)
    if choice in THEMES:
        _keep_cookie(answer, THEME_COOKIE, choice)
    elif choice == "system":
        answer.delete_cookie(THEME_COOKIE)
    else:
        raise Http404
    return answer


@public
@never_cache
@require_safe
def language(request: HttpRequest, choice: str) -> HttpResponse:
    """Keep the language somebody chose and go back."""
    if choice not in dict(settings.LANGUAGES) or not check_for_language(choice):
        raise Http404
    answer = _back(request)
    _keep_cookie(answer, settings.LANGUAGE_COOKIE_NAME, choice)
    return answer


def _back(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(safe_return(request, request.GET.get("weiter", "/")))


def _keep_cookie(answer: HttpResponse, name: str, value: str) -> None:
    answer.set_cookie(
        name,
        value,
        max_age=ONE_YEAR,
        samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )


@public
@require_safe
def legal(request: HttpRequest, name: str) -> HttpResponse:
    """Show a legal page of the city."""
    try:
        page = legal_page(current_city(), name, get_language() or "de")
    except CityFileError as error:
        raise Http404(error.message) from error
    crumbs = [{"title": _("Start"), "url": "/"}, {"title": page.title}]
    return render(request, "ui/legal.html", {"page": page, "heading": page.title, "crumbs": crumbs})


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """Take in a message about a page; see `feedback.is_same_site` for why no CSRF cookie."""
    address = _page_of(request)
    if request.method != "POST":
        return _feedback_page(request, FeedbackForm(), address)
    if not is_same_site(request):
        return render(request, "403.html", status=403)
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _feedback_page(request, form, address, status=422)
    if is_too_much(request):
        form.add_error(None, _("Zu viele Nachrichten in kurzer Zeit. Bitte warten Sie 10 Minuten."))
        return _feedback_page(request, form, address, status=429)
    keep(form, address)
    return redirect(f"{reverse('ui:feedback-thanks')}?seite={address}")


@public
@require_safe
def feedback_thanks(request: HttpRequest) -> HttpResponse:
    """Say that the message has arrived, and show the way back."""
    return render(request, "ui/feedback_thanks.html", {"address": _page_of(request)})


def _feedback_page(
    request: HttpRequest, form: FeedbackForm, address: str, status: int = 200
) -> HttpResponse:
    context = {"form": form, "address": address, "crumbs": [{"title": _("Start"), "url": "/"}]}
    context["crumbs"] += [{"title": _("Rückmeldung")}]  # type: ignore[operator]
    return render(request, "ui/feedback.html", context, status=status)


def _page_of(request: HttpRequest) -> str:
    """The page that the feedback is about: a path of this site, else the start page."""
    path = urlsplit(safe_return(request, request.GET.get("seite", "/"))).path
    try:
        resolve(path)
    except Resolver404:
        return "/"
    return path
