"""Addresses of participation in the office, below /strategie/buero/mitreden/."""

from django.urls import path

from rathaus.strategy.voices import moderation

urlpatterns = [
    path("", moderation.moderation, name="moderation"),
    path("gewichte/", moderation.weights, name="moderation-weights"),
    path("beitraege.csv", moderation.export, name="moderation-export"),
    path("<uuid:key>/", moderation.judge, name="moderation-judge"),
]
