"""Mistakes of a questionnaire, told where the office can mend them."""

import re

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rathaus.forms.api import Finding, form_to_data, read_form
from rathaus.forms.errors import FormError
from rathaus.participation.surveys.errors import InvalidQuestionnaire
from rathaus.participation.surveys.rules.questionnaire import Questionnaire

_PLACE = re.compile(r"pages\[(\d+)\](?:\.elements\[(\d+)\])?(?:.*?\.(\w+))?$")


def refuse_mistakes(questionnaire: Questionnaire) -> None:
    """Refuse a questionnaire that could not be answered.

    Raises:
        InvalidQuestionnaire: with the first mistake, its section and question.
    """
    for page in questionnaire.form.pages:
        if not page.elements:
            raise InvalidQuestionnaire(
                _("Ein Abschnitt braucht mindestens eine Frage. Entfernen Sie den Abschnitt."),
                section=page.key,
            )
    if not questionnaire.form.pages:
        raise InvalidQuestionnaire(_("Der Fragebogen braucht mindestens einen Abschnitt."))
    try:
        read_form(form_to_data(questionnaire.form))
    except FormError as error:
        raise _mistake(questionnaire, error.findings[0]) from error


def _mistake(questionnaire: Questionnaire, finding: Finding) -> InvalidQuestionnaire:
    said = finding.problem.in_language(get_language() or "de")
    place = _PLACE.match(finding.path)
    if place is None:
        return InvalidQuestionnaire(said)
    page = questionnaire.form.pages[int(place[1])]
    if place[2] is None:
        text = _("Abschnitt „%(section)s“: %(problem)s") % {
            "section": page.title.de,
            "problem": said,
        }
        return InvalidQuestionnaire(text, field=place[3], section=page.key)
    element = page.elements[int(place[2])]
    title = getattr(element, "title", page.title).de
    text = _("Frage „%(question)s“: %(problem)s") % {"question": title, "problem": said}
    return InvalidQuestionnaire(text, field=place[3], section=page.key, question=element.key)
