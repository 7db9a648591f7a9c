"""Addresses of the synergies, below /strategie/buero/synergien/."""

from django.urls import path

from rathaus.strategy.synergies.views import groups, pairs

app_name = "synergies"
urlpatterns = [
    path("", pairs.pairs, name="pairs"),
    path("gruppen/", groups.overview, name="groups"),
    path("gruppen/<slug:key>/", groups.group, name="group"),
    path("gruppen/<slug:key>/anlegen/", groups.apply, name="apply"),
    path("gruppen/<slug:key>/verwerfen/", groups.turn_down, name="dismiss"),
]
