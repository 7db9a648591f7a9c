"""The pages of the platform itself."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rathaus.kernel.access import public


@public
@never_cache
@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers, else 503; for supervisors and load balancers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("Datenbank antwortet nicht\n", "text/plain; charset=utf-8", 503)
    return HttpResponse("gesund\n", "text/plain; charset=utf-8")
