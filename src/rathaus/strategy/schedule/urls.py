"""Addresses of the plan, below /strategie/buero/drehbuch/."""

from django.urls import path

from rathaus.strategy.schedule.views import difference, exports, plan, project, run, settings
from rathaus.strategy.schedule.views import variants as variant_pages

app_name = "schedule"
urlpatterns = [
    path("", plan.plan, name="plan"),
    path("rechnen/", run.compute, name="compute"),
    path("laeufe/<int:key>/", run.run, name="run"),
    path("laeufe/<int:key>/anhalten/", run.stop, name="stop"),
    path("laeufe/<int:key>/weiter/", run.go_on, name="go-on"),
    path("laeufe/<int:key>/freigeben/", run.release, name="release"),
    path("angaben/", settings.findings, name="findings"),
    path("einstellungen/", settings.settings, name="settings"),
    path("regeln/", settings.rules, name="rules"),
    path("regeln/lockern/", settings.relax, name="relax"),
    path("regeln/wieder/", settings.restore, name="restore"),
    path("projekte/<slug:key>/", project.why, name="why"),
    path("projekte/<slug:key>/variante/", project.try_proposal, name="try-proposal"),
    path("varianten/neu/", variant_pages.create, name="new-variant"),
    path("varianten/<int:key>/", variant_pages.edit, name="variant"),
    path("varianten/<int:key>/loeschen/", variant_pages.remove, name="remove-variant"),
    path("unterschied/", difference.difference, name="difference"),
    path("<int:key>/plan.csv", exports.table, name="csv"),
    path("<int:key>/auslastung.csv", exports.loads, name="load-csv"),
    path("<int:key>/plan.ics", exports.calendar, name="ics"),
    path("<int:key>/plan.xml", exports.project_file, name="xml"),
]
