"""Addresses of the public site, below /strategie/."""

from django.urls import path, re_path

from rathaus.strategy.public.views import (
    downloads,
    goals,
    overview,
    parts,
    projects,
    report,
    versions,
)

urlpatterns = [
    path("", overview.first, name="start"),
    path("neues/", overview.all_news, name="news"),
    path("landkarte/", overview.tree_map, name="map"),
    path("so-messen-wir/", overview.how_we_measure, name="measuring"),
    path("daten/", overview.data, name="data"),
    path("vision/", parts.vision, name="vision"),
    path("cluster/<str:key>/", parts.cluster, name="cluster"),
    path("dimensionen/", parts.dimensions, name="dimensions"),
    path("dimensionen/<str:key>/", parts.dimension, name="dimension"),
    path("programme/<str:key>/", parts.programme, name="programme"),
    path("aktionsplaene/", parts.plans, name="plans"),
    path("aktionsplaene/<str:key>/", parts.plan, name="plan"),
    path("ziele/", goals.listing, name="goals"),
    re_path(r"^ziele/(?P<key>[^/]+)/verlauf\.(?P<kind>csv|svg)$", goals.course, name="goal-course"),
    path("ziele/<str:key>/", goals.one, name="goal"),
    path("projekte/", projects.listing, name="projects"),
    path("projekte/<str:key>/", projects.one, name="project"),
    path("fassungen/", versions.listing, name="versions"),
    path("fassungen/vergleich/", versions.compared, name="compare"),
    path("fassungen/<slug:slug>/", versions.one, name="version"),
    path("bericht/", report.report, name="report"),
    path("bericht.pdf", report.report_pdf, name="report-pdf"),
    re_path(r"^projekte\.(?P<kind>csv|json)$", downloads.projects, name="projects-file"),
    re_path(r"^(?P<name>[a-z]+)\.(?P<kind>csv|json)$", downloads.download, name="file"),
]
