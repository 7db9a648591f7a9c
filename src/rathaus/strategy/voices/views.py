"""Public pages of participation: reading for everybody, writing and voting with an account."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rathaus.audit.api import actor_of
from rathaus.kernel.access import public, signed_in
from rathaus.participation.api import voices
from rathaus.strategy.assessments.showing import words
from rathaus.strategy.assessments.subjects import Subject, subject, subjects
from rathaus.strategy.public.pages.crumbs import crumbs
from rathaus.strategy.public.pages.words import Link
from rathaus.strategy.voices.forms import CommentForm, IdeaForm
from rathaus.strategy.voices.showing import (
    SORTINGS,
    idea_rows,
    order_context,
    own_votes,
    sorting,
)
from rathaus.strategy.voices.subjects import find, page_of
from rathaus.ui.addresses import safe_return

PAGE = 30


def _crumbs(*path: Link) -> Any:
    return crumbs(words(), Link(_("Mitreden"), "/strategie/mitreden/"), *path)


@public
@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show all published ideas in an order that the reader chooses."""
    chosen, kind = sorting(request), request.GET.get("zu", "")
    prefix = {"ziele": "goal:", "projekte": "project:"}.get(kind, "")
    found = voices.ideas(SORTINGS[chosen][0], prefix=prefix)
    page = Paginator(found, PAGE).get_page(request.GET.get("seite"))
    counted = voices.tallies()
    known = subjects(counted)
    context = {
        "heading": _("Mitreden"),
        "page": page,
        "rows": idea_rows(request, page.object_list),
        "kind": kind if prefix else "",
        "spoken_of": sorted(
            ((known[key], page_of(key), tally) for key, tally in counted.items() if key in known),
            key=lambda row: -(row[2].ideas + row[2].comments),
        )[:PAGE],
        "weighing": voices.weighing(),
        "crumbs": crumbs(words(), Link(_("Mitreden"))),
        **order_context(chosen),
    }
    return render(request, "strategy/voices/overview.html", context)


@public
@never_cache
@require_safe
def formula(request: HttpRequest) -> HttpResponse:
    """Explain how votes are weighed, with every change of the weights."""
    context = {
        "heading": _("So zählen wir Stimmen"),
        "weighing": voices.weighing(),
        "history": voices.weighing_history(),
        "crumbs": _crumbs(Link(_("So zählen wir Stimmen"))),
    }
    return render(request, "strategy/voices/formula.html", context)


@public
@never_cache
@require_safe
def about(request: HttpRequest, word: str, key: str) -> HttpResponse:
    """Show what was said about a goal or project."""
    return _about(request, find(word, key))


def _about(
    request: HttpRequest,
    spoken: Subject,
    *,
    idea_form: IdeaForm | None = None,
    comment_form: CommentForm | None = None,
    twins: list[voices.Written] | None = None,
) -> HttpResponse:
    chosen = sorting(request)
    found = voices.ideas(SORTINGS[chosen][0], subjects=[spoken.id])
    title = words().text(spoken.title)
    context = {
        "heading": title,
        "subject": spoken,
        "place": page_of(spoken.id),
        "rows": idea_rows(request, found),
        "comments": voices.comments(spoken.id),
        "standing": voices.standings([spoken.id])[spoken.id],
        "mine": own_votes(request, [spoken.id]).get(spoken.id, 0),
        "idea_form": idea_form or IdeaForm(auto_id="idee-%s"),
        "comment_form": comment_form or CommentForm(auto_id="kommentar-%s"),
        "twins": twins or [],
        "crumbs": _crumbs(Link(title)),
        "form": next((f for f in (idea_form, comment_form) if f and f.is_bound), None),
        **order_context(chosen),
    }
    status = 422 if context["form"] else 200
    return render(request, "strategy/voices/about.html", context, status=status)


@signed_in
@require_POST
def new_idea(request: HttpRequest, word: str, key: str) -> HttpResponse:
    """Keep an idea, after showing what may say the same."""
    spoken = find(word, key)
    form = IdeaForm(request.POST, auto_id="idee-%s", twins=True)
    if not form.is_valid():
        return _about(request, spoken, idea_form=form)
    title, text = form.cleaned_data["title"], form.cleaned_data["text"]
    twins = [] if form.cleaned_data["different"] else voices.likely_twins(spoken.id, title, text)
    if twins:
        return _about(request, spoken, idea_form=form, twins=twins)
    try:
        voices.write_idea(
            spoken.id,
            title,
            text,
            actor=actor_of(request.user),
            group=voices.group_of(request.user),
        )
    except voices.VoiceError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return _about(request, spoken, idea_form=form)
    return _thanked(request)


@signed_in
@require_POST
def new_comment(request: HttpRequest, word: str, key: str) -> HttpResponse:
    """Keep a comment on a goal or project, or a reply to one."""
    spoken = find(word, key)
    form = CommentForm(request.POST, auto_id="kommentar-%s")
    if form.is_valid() and _commented(request, form, spoken.id, None):
        return _thanked(request)
    return _about(request, spoken, comment_form=form)


def _commented(request: HttpRequest, form: CommentForm, about: str, idea: UUID | None) -> bool:
    try:
        voices.write_comment(
            about,
            form.cleaned_data["text"],
            actor=actor_of(request.user),
            group=voices.group_of(request.user),
            idea=idea,
            reply_to=_uuid(request.POST.get("reply_to", "")),
        )
    except voices.VoiceError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return False
    return True


def _uuid(text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _thanked(request: HttpRequest) -> HttpResponse:
    messages.success(
        request,
        _(
            "Danke. Ihr Beitrag wird geprüft und dann veröffentlicht. "
            "Bis dahin sehen nur Sie ihn hier."
        ),
    )
    return redirect("strategy:voices-own")


def _find_idea(key: UUID) -> voices.Idea:
    try:
        return voices.idea(key)
    except voices.VoiceNotFound as error:
        raise Http404(error.message) from error


@public
@never_cache
@require_safe
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show an idea with its comments."""
    return _one(request, _find_idea(key))


def _one(request: HttpRequest, found: voices.Idea, form: CommentForm | None = None) -> HttpResponse:
    spoken = subject(found.voice.subject)
    context = {
        "heading": found.voice.title,
        "idea": found,
        "row": idea_rows(request, [found])[0],
        "subject": spoken,
        "place": page_of(found.voice.subject),
        "comments": voices.comments(found.voice.subject, found.voice.id),
        "comment_form": form or CommentForm(auto_id="kommentar-%s"),
        "form": form,
        "crumbs": _crumbs(
            *([Link(words().text(spoken.title), page_of(spoken.id))] if spoken else []),
            Link(found.voice.title, german=True),
        ),
    }
    status = 422 if form else 200
    return render(request, "strategy/voices/idea.html", context, status=status)


@signed_in
@require_POST
def idea_comment(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep a comment on an idea, or a reply to one."""
    found = _find_idea(key)
    form = CommentForm(request.POST, auto_id="kommentar-%s")
    if form.is_valid() and _commented(request, form, found.voice.subject, key):
        return _thanked(request)
    return _one(request, found, form)


@signed_in
@require_POST
def vote(request: HttpRequest) -> HttpResponse:
    """Keep, change or take back a vote on an idea or on a goal or project itself."""
    target = request.POST.get("target", "")
    if not _votable(target):
        raise Http404(_("Darüber lässt sich nicht abstimmen."))
    text = request.POST.get("value", "")
    try:
        voices.vote(
            target,
            str(request.user.pk),
            voices.group_of(request.user),
            int(text) if text in ("1", "0", "-1") else 2,
        )
    except voices.VoiceError as error:
        messages.error(request, error.message)
    else:
        messages.success(
            request,
            _("Ihre Stimme ist zurückgenommen.") if text == "0" else _("Ihre Stimme zählt."),
        )
    back = urlsplit(request.POST.get("back", ""))
    return redirect(safe_return(request, back.path or "/strategie/mitreden/"))


def _votable(target: str) -> bool:
    kind, _colon, key = target.partition(":")
    if kind == "idea":
        try:
            voices.idea(UUID(key))
        except (ValueError, voices.VoiceNotFound):
            return False
        return True
    return kind in ("goal", "project") and "\0" not in key and subject(target) is not None


@signed_in
@never_cache
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show everything that the person wrote, and what became of it."""
    found = voices.own(str(request.user.pk))
    known = subjects({each.subject for each in found})
    context = {
        "heading": _("Meine Beiträge"),
        "rows": [(each, known.get(each.subject), page_of(each.subject)) for each in found],
        "crumbs": _crumbs(Link(_("Meine Beiträge"))),
    }
    return render(request, "strategy/voices/own.html", context)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: UUID) -> HttpResponse:
    """Change one's own words while nobody has judged them."""
    try:
        mine = voices.own_one(key, str(request.user.pk))
    except voices.VoiceNotFound as error:
        raise Http404(error.message) from error
    kind = IdeaForm if mine.kind is voices.Kind.IDEA else CommentForm
    form = kind(request.POST or None, initial={"title": mine.title, "text": mine.text})
    if request.method == "POST" and form.is_valid():
        stated = request.POST.get("version", "")
        try:
            voices.edit(
                key,
                form.cleaned_data.get("title", ""),
                form.cleaned_data["text"],
                expected=int(stated) if stated.isascii() and stated.isdecimal() else -1,
                actor=actor_of(request.user),
            )
        except voices.VoiceError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("strategy:voices-own")
    context = {
        "heading": _("Beitrag ändern"),
        "form": form,
        "mine": mine,
        "crumbs": _crumbs(
            Link(_("Meine Beiträge"), "/strategie/mitreden/meine/"), Link(_("Ändern"))
        ),
    }
    status = 422 if form.is_bound else 200
    return render(request, "strategy/voices/edit.html", context, status=status)


@signed_in
@require_POST
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take one's own contribution back."""
    try:
        voices.withdraw(key, actor=actor_of(request.user))
    except voices.VoiceNotFound as error:
        raise Http404(error.message) from error
    except voices.VoiceError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Ihr Beitrag ist zurückgezogen; seine Worte sind gelöscht."))
    return redirect("strategy:voices-own")
