"""Files of drafts: looked at before they are stored, never changed afterwards."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from rathaus.forms.errors import NoSuchDraft, RefusedFile
from rathaus.forms.models import DraftRow, StoredFile
from rathaus.forms.rules.model import Field
from rathaus.forms.rules.problem import problem
from rathaus.forms.rules.types.base import FileInfo
from rathaus.forms.rules.types.file import MEGABYTE, FileField
from rathaus.forms.rules.types.registry import type_named
from rathaus.forms.store.draft import Draft, info_of
from rathaus.forms.store.kinds import kind_of
from rathaus.forms.store.scanning import scanner
from rathaus.kernel.ids import new_id
from rathaus.kernel.time import now

MIME = {
    "pdf": "application/pdf",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
"""Kinds that browsers show; all others are only ever saved."""


def store_file(row: DraftRow, path: str, field: Field, upload: UploadedFile[Any]) -> FileInfo:
    """Store a file for a field of a draft.

    Raises:
        RefusedFile: it is too large, empty, of a kind that is not wanted, or harmful.
    """
    kind = type_named(field.type)
    assert isinstance(kind, FileField)
    name = safe_name(upload.name or "")
    if (upload.size or 0) > kind.largest(field):
        raise RefusedFile(
            problem("file-large", name=name, most=max(kind.largest(field) // MEGABYTE, 1))
        )
    content = upload.read()
    if not content:
        raise RefusedFile(problem("file-empty", name=name))
    info = FileInfo(
        str(new_id()), name, len(content), kind_of(content), hashlib.sha256(content).hexdigest()
    )
    refusal = kind.refusal(info, field)
    if refusal is not None:
        raise RefusedFile(refusal)
    guard = scanner()
    if guard is not None and guard.harmful(content):
        raise RefusedFile(problem("file-harmful", name=name))
    stored = StoredFile.objects.create(
        id=UUID(info.id),
        draft=row,
        path=path,
        name=info.name,
        kind=info.kind,
        size=info.size,
        sha256=info.sha256,
        scanned_by=guard.name if guard else "",
        stored_at=now(),
        content=content,
    )
    return info_of(stored)


def open_file(draft: Draft, file_id: str) -> HttpResponse:
    """Answer with a file of a draft. The caller has made sure that the person may see the draft.

    Raises:
        NoSuchDraft: the draft has no such file.
    """
    info = draft.files.get(file_id)
    row = StoredFile.objects.filter(pk=info.id, draft_id=draft.id).first() if info else None
    if row is None:
        raise NoSuchDraft(problem("file-unknown"))
    return HttpResponse(
        bytes(row.content),
        content_type=MIME.get(row.kind, "application/octet-stream"),
        headers={
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=row.name)
            or "attachment",
            "Cache-Control": "private, no-store",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )


def safe_name(name: str) -> str:
    """A file's name without folders, control characters and tricks; never used as a path."""
    plain = unicodedata.normalize("NFC", PurePosixPath(name.replace("\\", "/")).name)
    shown = "".join(c for c in plain if unicodedata.category(c)[0] != "C").strip(". ")
    return shown[:200] or "Datei"
