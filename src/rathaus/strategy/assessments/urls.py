"""Addresses of assessments in the office, below /strategie/buero/bewertung/."""

from django.urls import path

from rathaus.strategy.assessments.views import calendar, concluding, rounds, watching

urlpatterns = [
    path("", rounds.rounds, name="assessments"),
    path("neu/", rounds.plan, name="assessments-plan"),
    path("kalender/", calendar.calendar, name="assessments-calendar"),
    path("beobachtungen/", watching.watch_list, name="assessments-watch-list"),
    path("beobachtungen/neu/", watching.add, name="assessments-watch-add"),
    path("beobachtungen/<int:entry>/", watching.change, name="assessments-watch-change"),
    path("beobachtungen/<int:entry>/einschaetzen/", watching.rate, name="assessments-watch-rate"),
    path("<int:key>/", rounds.one, name="assessment"),
    path("<int:key>/plan/", rounds.change_plan, name="assessment-plan"),
    path("<int:key>/weiter/", rounds.move_on, name="assessment-move"),
    path("<int:key>/zurueck/", rounds.move_back, name="assessment-back"),
    path("<int:key>/abschliessen/", rounds.finish, name="assessment-finish"),
    path("<int:key>/beobachtungen/", watching.watched, name="assessment-watch"),
    path("<int:key>/grundlagen/", concluding.inputs, name="assessment-inputs"),
    path("<int:key>/erkenntnisse/", concluding.finding_list, name="assessment-findings"),
    path("<int:key>/erkenntnisse/neu/", concluding.finding, name="assessment-finding-new"),
    path("<int:key>/erkenntnisse/<int:finding>/", concluding.finding, name="assessment-finding"),
    path(
        "<int:key>/erkenntnisse/<int:finding>/entfernen/",
        concluding.remove_finding,
        name="assessment-finding-remove",
    ),
    path("<int:key>/entscheidungen/", concluding.decision_list, name="assessment-decisions"),
    path("<int:key>/entscheidungen/neu/", concluding.decision, name="assessment-decision-new"),
    path(
        "<int:key>/entscheidungen/<int:decision>/", concluding.decision, name="assessment-decision"
    ),
    path(
        "<int:key>/entscheidungen/<int:decision>/beschliessen/",
        concluding.settle,
        name="assessment-settle",
    ),
    path(
        "<int:key>/entscheidungen/<int:decision>/umsetzen/",
        concluding.apply,
        name="assessment-apply",
    ),
    path(
        "<int:key>/entscheidungen/<int:decision>/erneuern/",
        concluding.renew,
        name="assessment-renew",
    ),
]
