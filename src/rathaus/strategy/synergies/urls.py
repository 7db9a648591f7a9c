"""Addresses of the synergies, below /strategie/buero/synergien/."""

from django.urls import URLPattern

app_name = "synergies"
urlpatterns: list[URLPattern] = []
