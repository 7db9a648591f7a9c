"""Addresses of the surveys' office pages, below /strategie/buero/umfragen/."""

from django.urls import path

from rathaus.strategy.surveys.views import design, invite, overview, proposals, results

urlpatterns = [
    path("", overview.listing, name="surveys"),
    path("neu/", overview.create, name="survey-new"),
    path("<uuid:key>/", overview.survey, name="survey"),
    path("<uuid:key>/oeffnen/", overview.publish, name="survey-open"),
    path("<uuid:key>/schliessen/", overview.close, name="survey-close"),
    path("<uuid:key>/einladen/", invite.invite, name="survey-invite"),
    path("<uuid:key>/erinnern/", invite.remind, name="survey-remind"),
    path("<uuid:key>/einladung/<uuid:invitation>/", invite.one, name="survey-invitation"),
    path("<uuid:key>/fragebogen/", design.designer, name="survey-design"),
    path("<uuid:key>/fragebogen/neuer-abschnitt/", design.add_section, name="survey-add-section"),
    path("<uuid:key>/fragebogen/<slug:section>/", design.section, name="survey-section"),
    path(
        "<uuid:key>/fragebogen/<slug:section>/neue-frage/", design.add_question, name="survey-add"
    ),
    path("<uuid:key>/fragebogen/<slug:section>/neu-ordnen/", design.arrange, name="survey-arrange"),
    path(
        "<uuid:key>/fragebogen/<slug:section>/<slug:name>/",
        design.question,
        name="survey-question",
    ),
    path(
        "<uuid:key>/fragebogen/<slug:section>/<slug:name>/neu-ordnen/",
        design.arrange,
        name="survey-arrange-question",
    ),
    path("<uuid:key>/vorschau/<int:entry>/<slug:section>/", design.preview, name="survey-preview"),
    path("<uuid:key>/vorschlaege/", proposals.listing, name="survey-proposals"),
    path("<uuid:key>/vorschlaege/<int:number>/", proposals.one, name="survey-proposal"),
    path("<uuid:key>/vorschlaege/<int:number>/mischen/", proposals.merge, name="survey-merge"),
    path("<uuid:key>/ergebnisse/", results.results, name="survey-results"),
    path("<uuid:key>/ergebnisse.csv", results.results_csv, name="survey-results-csv"),
]
