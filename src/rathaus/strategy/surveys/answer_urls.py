"""Addresses of the pages on which departments answer, below /strategie/umfrage/."""

from django.urls import path

from rathaus.strategy.surveys.views import answer, share, submit

urlpatterns = [
    path("", answer.own, name="own-surveys"),
    path("<str:seat>/", answer.start, name="survey-answer"),
    path("<str:seat>/<int:entry>/<slug:section>/", answer.section, name="survey-answer-section"),
    path("<str:seat>/eintrag/", answer.add_entry, name="survey-answer-add"),
    path("<str:seat>/eintrag/<int:entry>/", answer.remove_entry, name="survey-answer-remove"),
    path("<str:seat>/abgeben/", share.delegate, name="survey-answer-share"),
    path("<str:seat>/abgeben/<uuid:key>/", share.end, name="survey-answer-end-share"),
    path("<str:seat>/fertig/", share.ready, name="survey-answer-ready"),
    path("<str:seat>/pruefen/", submit.check, name="survey-answer-check"),
    path("<str:seat>/zurueckziehen/", submit.withdraw, name="survey-answer-withdraw"),
    path("<str:seat>/rueckfrage/<int:key>/", submit.answer_back, name="survey-answer-back"),
]
