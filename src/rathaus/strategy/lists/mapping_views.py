"""Pages of the import: correcting, saving and removing mappings."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import Subject, actor_of, record
from rathaus.kernel.ids import slug
from rathaus.kernel.time import now
from rathaus.strategy.lists import uploads
from rathaus.strategy.lists.columns.propose import propose
from rathaus.strategy.lists.correcting import corrected_columns, corrected_settings, with_words
from rathaus.strategy.lists.errors import ListError
from rathaus.strategy.lists.loading import load_list
from rathaus.strategy.lists.mapping import Mapping, to_plain
from rathaus.strategy.lists.mapping_file import from_plain, write_mapping
from rathaus.strategy.lists.views import show_preview
from rathaus.strategy.lists.vocabulary import Vocabulary
from rathaus.strategy.models import ListMapping, ListUpload
from rathaus.strategy.office.access import steering
from rathaus.strategy.store.structure import structure


@steering
@require_POST
def correct(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Take over corrected columns, settings or words, and show the preview again."""
    upload = get_object_or_404(ListUpload, id=upload_id)
    form = {key: str(value) for key, value in request.POST.items()}
    try:
        uploads.change_mapping(upload, _corrected(upload, form))
    except ListError as error:
        return show_preview(request, upload, error.message)
    return redirect("strategy:office:import-preview", upload_id=upload.id)


def _corrected(upload: ListUpload, form: dict[str, str]) -> Mapping:
    vocabulary = Vocabulary.of(structure())
    mapping = uploads.mapping_of(upload)
    if form.get("part") == "settings":
        if mapping is None:
            data = uploads.content(upload)
            mapping = load_list(data, upload.name, vocabulary).mapping
        changed = corrected_settings(mapping, form)
        if changed.layout != mapping.layout or _reading(changed) != _reading(mapping):
            return _proposed_anew(upload, changed, vocabulary)
        return changed
    loaded = load_list(uploads.content(upload), upload.name, vocabulary, mapping=mapping)
    if form.get("part") == "words":
        return with_words(loaded.mapping, form)
    pools = vocabulary.words.get("efforts", {})
    return corrected_columns(loaded.mapping, loaded.table, form, pools)


def _reading(mapping: Mapping) -> tuple[str, str]:
    return mapping.encoding, mapping.delimiter


def _proposed_anew(upload: ListUpload, changed: Mapping, vocabulary: Vocabulary) -> Mapping:
    """Propose columns again after the file is read differently; other settings stay."""
    loaded = load_list(uploads.content(upload), upload.name, vocabulary, mapping=changed)
    headings = {column.heading for column in loaded.table.columns}
    if any(use.heading in headings for uses in changed.fields.values() for use in uses):
        return changed
    fresh = propose(loaded.table, upload.name, vocabulary.words.get("efforts", {})).mapping
    return replace(changed, fields=fresh.fields, id_rule=fresh.id_rule)


@steering
@require_POST
def remember(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Save the mapping of an upload under a name, for the next list of its kind."""
    upload = get_object_or_404(ListUpload, id=upload_id)
    name = " ".join(request.POST.get("name", "").split())[:200]
    if not name:
        return show_preview(request, upload, _("Geben Sie der Zuordnung einen Namen."))
    vocabulary = Vocabulary.of(structure())
    try:
        loaded = load_list(
            uploads.content(upload), upload.name, vocabulary, mapping=uploads.mapping_of(upload)
        )
        from_plain(to_plain(loaded.mapping))
    except ListError as error:
        return show_preview(request, upload, error.message)
    after = {**to_plain(loaded.mapping), "name": name}
    with transaction.atomic():
        before = ListMapping.objects.filter(name=name).values_list("mapping", flat=True).first()
        ListMapping.objects.update_or_create(
            name=name,
            defaults={"mapping": after, "created_by": str(request.user.pk), "created_at": now()},
        )
        actor = actor_of(request.user)
        record(actor, "strategy.mapping_saved", Subject("strategy.mapping", name), before, after)
    messages.success(request, _("Die Zuordnung „%(name)s“ ist gespeichert.") % {"name": name})
    return redirect("strategy:office:import-preview", upload_id=upload.id)


@steering
@require_http_methods(["GET", "HEAD"])
def download(request: HttpRequest, mapping_id: int) -> HttpResponse:
    """Give a saved mapping as a file for the command line."""
    saved = get_object_or_404(ListMapping, id=mapping_id)
    text = write_mapping(from_plain(saved.mapping))
    file_name = f"{slug(saved.name) or 'zuordnung'}.yaml"
    return HttpResponse(
        text,
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file_name}"'},
    )


@steering
@require_POST
def remove(request: HttpRequest, mapping_id: int) -> HttpResponse:
    """Remove a saved mapping; projects stay as they are."""
    saved = get_object_or_404(ListMapping, id=mapping_id)
    actor = actor_of(request.user)
    subject = Subject("strategy.mapping", saved.name)
    with transaction.atomic():
        saved.delete()
        record(actor, "strategy.mapping_removed", subject, saved.mapping, None)
    messages.success(request, _("Die Zuordnung wurde gelöscht."))
    return redirect("strategy:office:import")
