"""Routes of the frame, mounted at the root."""

from django.urls import path

from rathaus.ui import inbox, style, views

app_name = "ui"
urlpatterns = [
    path("darstellung/<slug:choice>/", views.theme, name="theme"),
    path("sprache/<slug:choice>/", views.language, name="language"),
    path("impressum/", views.legal, {"name": "imprint"}, name="imprint"),
    path("datenschutz/", views.legal, {"name": "privacy"}, name="privacy"),
    path("barrierefreiheit/", views.legal, {"name": "accessibility"}, name="accessibility"),
    path("rueckmeldung/", views.feedback, name="feedback"),
    path("rueckmeldung/danke/", views.feedback_thanks, name="feedback-thanks"),
    path("rueckmeldung/eingang/", inbox.inbox, name="feedback-inbox"),
    path("rueckmeldung/eingang/<int:key>/", inbox.deal_with, name="feedback-deal-with"),
    path("bausteine/", style.blocks, name="blocks"),
    path("bausteine/verlauf.csv", style.course_file, {"kind": "csv"}, name="course-csv"),
    path("bausteine/verlauf.svg", style.course_file, {"kind": "svg"}, name="course-svg"),
]
