"""Error answers: a friendly page for people, a problem document for programs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from rathaus.kernel.access import public
from rathaus.ui.problem import for_programs, problem_response


@public
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be understood."""
    if for_programs(request):
        return problem_response(400, _("Anfrage nicht verständlich"), instance=request.path)
    return render(request, "400.html", status=400)


@public
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this person may not see this."""
    reason = str(exception) if exception else ""
    if for_programs(request):
        return problem_response(403, _("Nicht erlaubt"), reason, instance=request.path)
    return render(request, "403.html", {"reason": reason}, status=403)


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form was sent without its token; for `CSRF_FAILURE_VIEW`."""
    if for_programs(request):
        detail = _("Die Anfrage trug kein gültiges CSRF-Token.")
        return problem_response(403, _("Nicht erlaubt"), detail, instance=request.path)
    words = _(
        "Die Seite war zu lange offen, oder Ihr Browser sendet keine Cookies. "
        "Laden Sie die Seite neu und senden Sie das Formular noch einmal ab."
    )
    return render(request, "403.html", {"reason": words}, status=403)


@public
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is nothing at this address."""
    if for_programs(request):
        detail = _("Unter dieser Adresse gibt es nichts.")
        return problem_response(404, _("Nicht gefunden"), detail, instance=request.path)
    return render(request, "404.html", status=404)


@public
def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake. Uses neither database nor session nor context processors."""
    if for_programs(request):
        detail = _(
            "Der Fehler liegt bei uns und ist gemeldet. Versuchen Sie es später noch einmal."
        )
        return problem_response(500, _("Fehler im Server"), detail, instance=request.path)
    return HttpResponse(render_to_string("500.html"), status=500)
