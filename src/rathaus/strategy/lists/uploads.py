"""Lists between upload and import: the file lies in the home, its row in the database."""

import os
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from rathaus.kernel.ids import new_id
from rathaus.kernel.time import now
from rathaus.strategy.lists.errors import UnreadableFileError
from rathaus.strategy.lists.mapping import Mapping, to_plain
from rathaus.strategy.lists.mapping_file import from_plain
from rathaus.strategy.models import ListUpload

KEEP = timedelta(days=7)


def keep(chunks: Iterable[bytes], name: str, *, person: str, mapping: Mapping | None) -> ListUpload:
    """Keep an uploaded file until it is imported or dropped.

    Args:
        chunks: its bytes.
        name: its name as the person calls it; never used as a path.
        person: id of the account.
        mapping: a saved mapping to read it with, None to propose one.
    """
    key = new_id()
    folder = Path(settings.HOME) / "files" / "lists"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / str(key)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for chunk in chunks:
            file.write(chunk)
    return ListUpload.objects.create(
        id=key,
        name=Path(name).name[:255],
        path=str(path.relative_to(settings.HOME)),
        mapping=to_plain(mapping) if mapping else {},
        source=mapping.source if mapping else "",
        uploaded_by=person,
        uploaded_at=now(),
    )


def content(upload: ListUpload) -> bytes:
    """Return the bytes of an upload.

    Raises:
        UnreadableFileError: when the file is gone.
    """
    try:
        return (Path(settings.HOME) / upload.path).read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            "Die hochgeladene Datei ist nicht mehr da. Laden Sie die Liste noch einmal hoch."
        ) from error


def mapping_of(upload: ListUpload) -> Mapping | None:
    """Return the mapping that belongs to an upload, maybe unfinished; None before the first."""
    return from_plain(upload.mapping, complete=False) if upload.mapping else None


def change_mapping(upload: ListUpload, mapping: Mapping) -> None:
    """Remember a corrected mapping."""
    upload.mapping, upload.source = to_plain(mapping), mapping.source
    upload.save(update_fields=["mapping", "source"])


def drop(upload: ListUpload) -> None:
    """Remove an upload and its file."""
    path = Path(settings.HOME) / upload.path
    upload.delete()
    path.unlink(missing_ok=True)


def remove_old() -> int:
    """Remove uploads older than seven days, and files that no upload names; return how many."""
    old = list(ListUpload.objects.filter(uploaded_at__lt=now() - KEEP))
    for upload in old:
        drop(upload)
    folder = Path(settings.HOME) / "files" / "lists"
    known = {str(key) for key in ListUpload.objects.values_list("id", flat=True)}
    limit = (now() - KEEP).timestamp()
    for path in folder.glob("*") if folder.is_dir() else ():
        if _is_ours(path.name) and path.name not in known and path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)
    return len(old)


def _is_ours(name: str) -> bool:
    try:
        UUID(name)
    except ValueError:
        return False
    return True
