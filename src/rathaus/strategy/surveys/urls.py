"""Addresses of the surveys' office pages, below /strategie/buero/umfragen/."""

from django.urls import URLPattern

app_name = "surveys"
urlpatterns: list[URLPattern] = []
