"""The designer: sections and questions of a questionnaire, page by page, without script."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.forms.api import Element, Field, Form, Page, page_view, read_post
from rathaus.kernel.text import Localized
from rathaus.kernel.time import today
from rathaus.participation.api import surveys
from rathaus.strategy.office.access import stated_version
from rathaus.strategy.store.structure import structure
from rathaus.strategy.surveys.access import surveying
from rathaus.strategy.surveys.facts import FACTS
from rathaus.strategy.surveys.question_form import TYPES, QuestionForm, SectionForm
from rathaus.strategy.surveys.template import offered_facts

editing = surveys.editing
_FACT = "fact:"


@surveying
@require_http_methods(["GET", "HEAD"])
def designer(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show the sections and questions of a questionnaire, each with what can be done to it."""
    survey = surveys.survey(key)
    asked = {element.key for _page, element in survey.questionnaire.questions()}
    language = get_language() or "de"
    return render(
        request,
        "strategy/surveys/designer.html",
        {
            "survey": survey,
            "types": [(kind, words) for kind, words in TYPES],
            "kinds": dict(TYPES),
            "facts": [
                (name, FACTS[name].title.in_language(language))
                for name, element in offered_facts(structure()).items()
                if element.key not in asked
            ],
            "fact_titles": {name: fact.title for name, fact in FACTS.items()},
        },
    )


@surveying
@require_POST
def add_section(request: HttpRequest, key: UUID) -> HttpResponse:
    """Add a section with a first question, which the office then changes."""
    title = request.POST.get("title", "").replace("\0", "").strip()[:500]
    if not title:
        messages.error(request, _("Geben Sie dem Abschnitt einen Titel."))
        return redirect("strategy:office:survey-design", key=key)
    repeated = request.POST.get("repeated") == "1"

    def change(now: surveys.Questionnaire) -> surveys.Questionnaire:
        grown = editing.with_section(now, Localized(title), repeated=repeated)
        section = grown.form.pages[-1].key
        return editing.with_question(grown, section, _new_question(grown, "text"))

    return _redesign(request, key, change)


@surveying
@require_POST
def add_question(request: HttpRequest, key: UUID, section: str) -> HttpResponse:
    """Add a question of a type, or a project fact, at the end of a section."""
    wanted = request.POST.get("type", "")
    added: list[str] = []

    def change(now: surveys.Questionnaire) -> surveys.Questionnaire:
        element, binding = _wanted(now, wanted)
        added.append(element.key)
        return editing.with_question(now, section, element, binding)

    answer = _redesign(request, key, change)
    if added and not wanted.startswith(_FACT):
        return redirect("strategy:office:survey-question", key=key, section=section, name=added[0])
    return answer


def _wanted(now: surveys.Questionnaire, wanted: str) -> tuple[Element, str]:
    if wanted.startswith(_FACT):
        name = wanted.removeprefix(_FACT)
        element = offered_facts(structure()).get(name)
        if element is None:
            raise surveys.InvalidQuestionnaire(_("Diese Projektangabe lässt sich nicht erfragen."))
        return element, name
    if wanted not in dict(TYPES):
        raise surveys.InvalidQuestionnaire(_("Wählen Sie eine Art der Antwort."))
    return _new_question(now, wanted), ""


def _new_question(now: surveys.Questionnaire, kind: str) -> Element:
    taken = {element.key for _page, element in now.questions()}
    key = editing.free_key(taken, "frage", "frage")
    return editing.new_element(key, kind, Localized("Neue Frage", "New question"))


@surveying
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, key: UUID, section: str) -> HttpResponse:
    """Change title, introduction and condition of a section."""
    survey = surveys.survey(key)
    page = _page(survey, section)
    initial = {
        "title_de": page.title.de,
        "title_en": page.title.en,
        "hint_de": page.intro.de,
        "hint_en": page.intro.en,
        "condition": page.condition,
        "repeated": section in survey.questionnaire.repeated,
    }
    form = SectionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        done = _save(
            request,
            survey,
            form,
            lambda now: editing.change_section(
                now, section, form.changed, repeated=form.cleaned_data["repeated"]
            ),
        )
        if done:
            return redirect("strategy:office:survey-design", key=key)
    return _form_page(request, survey, form, _("Abschnitt ändern"), page.title.de)


@surveying
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, key: UUID, section: str, name: str) -> HttpResponse:
    """Change a question: type, words, whether it must be answered, and its condition."""
    survey = surveys.survey(key)
    element = next((e for e in _page(survey, section).elements if e.key == name), None)
    if element is None:
        raise Http404(_("Diese Frage gibt es nicht."))
    fact = name in survey.questionnaire.bindings
    form = QuestionForm(request.POST or None, element=element, fact=fact)
    if request.method == "POST" and form.is_valid():
        changed = form.changed()
        if _save(request, survey, form, lambda now: editing.change_question(now, section, changed)):
            return redirect("strategy:office:survey-design", key=key)
    names = [
        (each.key, each.title.de)
        for _p, each in survey.questionnaire.questions()
        if isinstance(each, Field) and each.key != name
    ]
    return _form_page(
        request, survey, form, _("Frage ändern"), element.title.de, name=name, names=names
    )


_MOVES = {"up": -1, "down": 1}


@surveying
@require_POST
def arrange(request: HttpRequest, key: UUID, section: str, name: str = "") -> HttpResponse:
    """Move or remove a section, or a question of it."""
    act = request.POST.get("act", "")

    def change(now: surveys.Questionnaire) -> surveys.Questionnaire:
        if act in _MOVES:
            if name:
                return editing.move_question(now, section, name, _MOVES[act])
            return editing.move_section(now, section, _MOVES[act])
        if act == "remove":
            if name:
                return editing.without_question(now, section, name)
            return editing.without_section(now, section)
        raise surveys.InvalidQuestionnaire(_("Wählen Sie, was geschehen soll."))

    return _redesign(request, key, change)


def _redesign(request: HttpRequest, key: UUID, change: Any) -> HttpResponse:
    try:
        surveys.redesign(
            key, change, expected=stated_version(request), actor=actor_of(request.user)
        )
    except surveys.NoSuchSurvey:
        raise
    except surveys.ParticipationError as error:
        messages.error(request, error.message)
    return redirect("strategy:office:survey-design", key=key)


def _save(request: HttpRequest, survey: surveys.SurveyInfo, form: Any, change: Any) -> bool:
    """Keep a change; what is wrong with it is told at its input."""
    try:
        surveys.redesign(
            survey.id, change, expected=stated_version(request), actor=actor_of(request.user)
        )
    except surveys.NoSuchSurvey:
        raise
    except surveys.ParticipationError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return False
    messages.success(request, _("Gespeichert."))
    return True


def _page(survey: surveys.SurveyInfo, section: str) -> Page:
    page = survey.questionnaire.form.page(section)
    if page is None:
        raise Http404(_("Diesen Abschnitt gibt es nicht."))
    return page


def _form_page(
    request: HttpRequest,
    survey: surveys.SurveyInfo,
    form: Any,
    heading: str,
    title: str,
    **more: Any,
) -> HttpResponse:
    context = {
        "survey": survey,
        "form": form,
        "heading": heading,
        "part": title,
        "revision": request.POST.get("version", survey.revision),
        **more,
    }
    return render(
        request,
        "strategy/surveys/part.html",
        context,
        status=422 if form.is_bound and form.errors else 200,
    )


@surveying
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, key: UUID, entry: int, section: str) -> HttpResponse:
    """Show a section as departments will see it; what is typed there is not kept."""
    survey = surveys.survey(key)
    page = _page(survey, section)
    entry = int(section in survey.questionnaire.repeated)
    answers: dict[str, Any] = {}
    if request.method == "POST":
        posted = read_post(survey.questionnaire.form, section, request.POST, {})
        answers = surveys.storable(dict(posted.answers))
    alone = replace(survey.questionnaire, form=_always(survey.questionnaire.form))
    sheet = surveys.sheet_of(alone, {0: {}, entry: {section: answers}}, entry, today())

    def address(wanted: str) -> str:
        if not wanted:
            return reverse("strategy:office:survey-design", args=[key])
        return reverse("strategy:office:survey-preview", args=[key, entry, wanted])

    view = page_view(
        sheet,
        section,
        language=get_language() or "de",
        version=0,
        errors=request.method == "POST",
        address=address,
    )
    context = {"survey": survey, "view": view, "part": page.title.de}
    return render(request, "strategy/surveys/preview.html", context)


def _always(form: Form) -> Form:
    """Show all sections in a preview, whatever their conditions."""
    return replace(form, pages=tuple(replace(page, condition="") for page in form.pages))
