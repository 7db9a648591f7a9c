"""Error answers: a friendly page for people, a problem document for programs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from rathaus.kernel.access import API_PREFIX, public
from rathaus.kernel.problems import Problem, answer


def for_programs(request: HttpRequest) -> bool:
    """Whether the address belongs to the API and wants a problem document."""
    return request.path.startswith(API_PREFIX)


@public
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be understood."""
    if for_programs(request):
        return answer(Problem(400, ""))
    return render(request, "400.html", status=400)


@public
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this person may not see this."""
    reason = str(exception) if exception else ""
    if for_programs(request):
        return answer(Problem(403, reason))
    return render(request, "403.html", {"reason": reason}, status=403)


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form was sent without its token; for `CSRF_FAILURE_VIEW`."""
    if for_programs(request):
        return answer(Problem(403, _("Die Anfrage trug kein gültiges CSRF-Token.")))
    words = _(
        "Die Seite war zu lange offen, oder Ihr Browser sendet keine Cookies. "
        "Laden Sie die Seite neu und senden Sie das Formular noch einmal ab."
    )
    return render(request, "403.html", {"reason": words}, status=403)


@public
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is nothing at this address."""
    if for_programs(request):
        return answer(Problem(404, ""))
    return render(request, "404.html", status=404)


@public
def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake. Uses neither database nor session nor context processors."""
    if for_programs(request):
        return answer(Problem(500, ""))
    return HttpResponse(render_to_string("500.html"), status=500)
