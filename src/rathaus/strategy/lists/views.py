"""Pages of the import: upload, preview, import."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.strategy.lists import service, uploads
from rathaus.strategy.lists.columns.fields import FIELDS
from rathaus.strategy.lists.errors import ListError
from rathaus.strategy.lists.loading import LoadedList, load_list
from rathaus.strategy.lists.mapping import Mapping
from rathaus.strategy.lists.mapping_file import from_plain
from rathaus.strategy.lists.reader.limits import MAX_FILE_BYTES, refuse_large_file
from rathaus.strategy.lists.showing import (
    choices,
    shown_columns,
    shown_plan,
    unit_names,
    unknown_words,
)
from rathaus.strategy.lists.vocabulary import Vocabulary
from rathaus.strategy.models import ListMapping, ListUpload
from rathaus.strategy.office.access import steering
from rathaus.strategy.store.structure import structure

_RESULT = "strategy-import-result"


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Show the upload form; keep an uploaded list and go to its preview."""
    problem = ""
    if request.method == "POST":
        try:
            upload = _receive(request)
        except ListError as error:
            problem = error.message
        else:
            return redirect("strategy:office:import-preview", upload_id=upload.id)
    context = {
        "problem": problem,
        "mappings": ListMapping.objects.order_by("name"),
        "uploads": ListUpload.objects.order_by("-uploaded_at")[:50],
        "limit": MAX_FILE_BYTES // 1024 // 1024,
    }
    return render(request, "strategy/lists/start.html", context, status=422 if problem else 200)


def _receive(request: HttpRequest) -> ListUpload:
    """Keep the file of the form if it can be read as a list.

    Raises:
        ListError: says what is wrong with the file.
    """
    file = request.FILES.get("file")
    if file is None:
        raise ListError(_("Wählen Sie eine Datei aus."), field="file")
    refuse_large_file(file.size or 0)
    saved = request.POST.get("mapping", "")
    mapping: Mapping | None = None
    if saved.isdigit():
        mapping = from_plain(get_object_or_404(ListMapping, id=int(saved)).mapping)
    name = file.name or "liste"
    load_list(file.read(), name, Vocabulary.of(structure()), mapping=mapping)
    file.seek(0)
    person = str(request.user.pk)
    return uploads.keep(file.chunks(), name, person=person, mapping=mapping)


@steering
@require_http_methods(["GET", "HEAD"])
def preview(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Show the columns with their fields, and what importing the list would change."""
    upload = get_object_or_404(ListUpload, id=upload_id)
    return show_preview(request, upload)


def show_preview(request: HttpRequest, upload: ListUpload, problem: str = "") -> HttpResponse:
    """Render the preview of an upload, with a problem to mend if there is one."""
    strategy = structure()
    context: dict[str, Any] = {
        "upload": upload,
        "fields": FIELDS.values(),
        "units": unit_names(),
        "pools": choices(strategy)["pools"],
        "encodings": ("utf-8", "utf-16", "cp1252", "iso-8859-15", "mac-roman", "cp850"),
    }
    try:
        loaded = _load(upload)
        context |= {"loaded": loaded, "mapping": loaded.mapping}
        context["columns"] = shown_columns(loaded, loaded.mapping)
        plan = service.plan_of(loaded)
        context |= {"plan": shown_plan(plan), "unknown": unknown_words(plan, strategy)}
    except ListError as error:
        problem = problem or error.message
        context.setdefault("mapping", uploads.mapping_of(upload) or Mapping())
    context["problem"] = problem
    return render(request, "strategy/lists/preview.html", context, status=422 if problem else 200)


def _load(upload: ListUpload) -> LoadedList:
    vocabulary = Vocabulary.of(structure())
    mapping = uploads.mapping_of(upload)
    return load_list(uploads.content(upload), upload.name, vocabulary, mapping=mapping)


@steering
@require_POST
def apply(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Import the list as the preview showed it, then remove the file."""
    upload = get_object_or_404(ListUpload, id=upload_id)
    try:
        outcome = service.import_list(
            uploads.content(upload),
            upload.name,
            actor=actor_of(request.user),
            mapping=uploads.mapping_of(upload),
            source=upload.source,
        )
    except ListError as error:
        return show_preview(request, upload, error.message)
    plain = outcome.plan.to_plain(dry_run=False)
    request.session[_RESULT] = {
        "name": upload.name,
        "source": plain["source"],
        **{key: plain[key] for key in ("rows", "created", "updated", "unchanged")},
        "rejected": plain["rejected"][:100],
        "rejected_count": len(plain["rejected"]),
        "missing_count": len(plain["missing"]),
    }
    uploads.drop(upload)
    return redirect("strategy:office:import-done")


@steering
@require_http_methods(["GET", "HEAD"])
def done(request: HttpRequest) -> HttpResponse:
    """Show what the last import of this person did."""
    result = request.session.get(_RESULT)
    if result is None:
        return redirect("strategy:office:import")
    return render(request, "strategy/lists/done.html", {"result": result})


@steering
@require_POST
def discard(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Remove an upload without importing it."""
    upload = get_object_or_404(ListUpload, id=upload_id)
    uploads.drop(upload)
    messages.success(request, _("Die Datei wurde entfernt; nichts wurde übernommen."))
    return redirect("strategy:office:import")
