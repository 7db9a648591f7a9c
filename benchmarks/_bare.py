"""A bare Django page: one template with a heading and a list, no middleware, no database."""

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

ENGINE = Engine()
TEMPLATE = ENGINE.from_string(
    "<!doctype html><title>{{ title }}</title><h1>{{ title }}</h1>"
    "<ul>{% for item in items %}<li>{{ item }}</li>{% endfor %}</ul>"
)


def page(_request: HttpRequest) -> HttpResponse:
    """Render twenty lines."""
    return HttpResponse(TEMPLATE.render(Context({"title": "Bare", "items": range(20)})))


urlpatterns = [path("", page)]


def application_for(module: str) -> WSGIHandler:
    """Set Django up with nothing but this page."""
    import django

    settings.configure(ROOT_URLCONF=module, ALLOWED_HOSTS=["*"], SECRET_KEY="bench", USE_I18N=False)
    django.setup()
    return WSGIHandler()


application = application_for(__name__) if not settings.configured else None
