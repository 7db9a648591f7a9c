"""Addresses of the plan, below /strategie/buero/drehbuch/."""

from django.urls import URLPattern

app_name = "schedule"
urlpatterns: list[URLPattern] = []
