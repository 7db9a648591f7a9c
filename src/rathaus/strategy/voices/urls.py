"""Addresses of participation for everybody, below /strategie/mitreden/."""

from django.urls import path

from rathaus.strategy.voices import views

urlpatterns = [
    path("", views.overview, name="voices"),
    path("so-zaehlen-wir/", views.formula, name="voices-formula"),
    path("meine/", views.own, name="voices-own"),
    path("meine/<uuid:key>/", views.edit, name="voices-edit"),
    path("meine/<uuid:key>/zurueckziehen/", views.withdraw, name="voices-withdraw"),
    path("stimme/", views.vote, name="voices-vote"),
    path("idee/<uuid:key>/", views.one, name="voices-idea"),
    path("idee/<uuid:key>/kommentar/", views.idea_comment, name="voices-idea-comment"),
    path("<slug:word>/<str:key>/", views.about, name="voices-subject"),
    path("<slug:word>/<str:key>/idee/", views.new_idea, name="voices-new-idea"),
    path("<slug:word>/<str:key>/kommentar/", views.new_comment, name="voices-new-comment"),
]
