"""Addresses of the strategy, below /strategie/: the office first, then the pages for everybody."""

from django.urls import include, path

app_name = "strategy"
urlpatterns = [
    path("buero/", include("rathaus.strategy.office.urls")),
    path("bewertung/", include("rathaus.strategy.assessments.public_urls")),
    path("umfrage/", include("rathaus.strategy.surveys.answer_urls")),
    path("mitreden/", include("rathaus.strategy.voices.urls")),
    path("", include("rathaus.strategy.public.urls")),
]
