"""Addresses of the import, below /strategie/buero/import/; the office includes them."""

from django.urls import path

from rathaus.strategy.lists import mapping_views, views

urlpatterns = [
    path("", views.start, name="import"),
    path("fertig/", views.done, name="import-done"),
    path("zuordnungen/<int:mapping_id>/", mapping_views.download, name="import-mapping"),
    path(
        "zuordnungen/<int:mapping_id>/loeschen/", mapping_views.remove, name="import-mapping-remove"
    ),
    path("<uuid:upload_id>/", views.preview, name="import-preview"),
    path("<uuid:upload_id>/spalten/", mapping_views.correct, name="import-correct"),
    path("<uuid:upload_id>/merken/", mapping_views.remember, name="import-remember"),
    path("<uuid:upload_id>/uebernehmen/", views.apply, name="import-apply"),
    path("<uuid:upload_id>/verwerfen/", views.discard, name="import-discard"),
]
