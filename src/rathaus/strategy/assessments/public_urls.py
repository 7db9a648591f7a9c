"""Addresses of assessments for everybody, below /strategie/bewertung/."""

from django.urls import path

from rathaus.strategy.assessments.views import calendar, public

urlpatterns = [
    path("", public.rounds, name="assessments"),
    path("kalender.ics", calendar.ical, name="assessments-ical"),
    path("<int:key>/", public.one, name="assessment"),
]
