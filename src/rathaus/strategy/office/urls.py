"""Addresses of the strategy office, below /strategie/buero/."""

from django.urls import include, path

from rathaus.strategy.office.views import (
    board,
    bulk,
    cell,
    goals,
    head,
    list_file,
    portfolio,
    project,
    quality,
    rules,
    saved,
    versions,
)
from rathaus.strategy.office.views import structure as parts

app_name = "office"
urlpatterns = [
    path("", portfolio.portfolio, name="portfolio"),
    path("liste.<slug:kind>", list_file.list_file, name="list-file"),
    path("ansichten/", saved.save_view, name="save-view"),
    path("ansichten/<int:view_id>/loeschen/", saved.delete_view, name="delete-view"),
    path("sammel/", bulk.bulk_preview, name="bulk-preview"),
    path("sammel/anwenden/", bulk.bulk_apply, name="bulk-apply"),
    path("sammel/kategorie/", bulk.bulk_check, name="bulk-check"),
    path("projekte/neu/", project.create, name="new-project"),
    path("projekte/<slug:key>/", project.edit, name="project"),
    path("projekte/<slug:key>/kategorie/", project.override, name="override"),
    path("projekte/<slug:key>/<slug:name>/", cell.cell, name="cell"),
    path("kategorien/", board.board, name="board"),
    path("regeln/", rules.rules, name="rules"),
    path("angaben/", quality.quality, name="quality"),
    path("angaben/erinnern/", quality.send_reminders, name="remind"),
    path("ziele/", goals.goals, name="goals"),
    path("ziele/<slug:key>/", goals.goal, name="goal"),
    path("aufbau/", parts.overview, name="structure"),
    path("aufbau/kopf/", head.head, name="head"),
    path("aufbau/export.zip", parts.export, name="export"),
    path("aufbau/<slug:kind>/neu/", parts.new_element, name="new-element"),
    path("aufbau/<slug:kind>/<slug:key>/", parts.element, name="element"),
    path("aufbau/<slug:kind>/<slug:key>/entfernen/", parts.remove, name="remove-element"),
    path("import/", include("rathaus.strategy.lists.urls")),
    path("drehbuch/", include("rathaus.strategy.schedule.urls")),
    path("umfragen/", include("rathaus.strategy.surveys.urls")),
    path("synergien/", include("rathaus.strategy.synergies.urls")),
    path("bewertung/", include("rathaus.strategy.assessments.urls")),
    path("mitreden/", include("rathaus.strategy.voices.office_urls")),
    path("fassungen/", versions.versions, name="versions"),
]
