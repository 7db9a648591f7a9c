"""Drafts as others see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from rathaus.forms.models import DraftRow, FormSnapshot, StoredFile
from rathaus.forms.rules.model import Form
from rathaus.forms.rules.problem import Problem
from rathaus.forms.rules.reading.form import read_form
from rathaus.forms.rules.types.base import FileInfo, Json


@dataclass(frozen=True)
class Draft:
    """Answers that somebody is giving, as they were when they were loaded.

    Args:
        id: for records and the trail; opens nothing.
        token: whoever knows it may see and change the draft.
        form: the form as it stood when the draft was started.
        subject: what the draft is for, in the caller's own words.
        owner_id: the account it belongs to; "" is whoever has the token.
        answers: what was typed, nested by key.
        version: grows with each save.
        submitted_at: when it was submitted; None while it is open.
        data: what was submitted, canonical JSON; None while it is open.
        files: the files that belong to it, by id.
    """

    id: int
    token: str
    form: Form
    subject: str
    owner_id: str
    answers: Mapping[str, Json]
    version: int
    started_at: datetime
    changed_at: datetime
    expires_at: datetime
    submitted_at: datetime | None = None
    data: Mapping[str, Json] | None = None
    files: Mapping[str, FileInfo] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        """Whether it can still be changed."""
        return self.submitted_at is None


@dataclass(frozen=True)
class Saved:
    """What became of a save.

    Args:
        draft: the draft as it is now.
        refused: files that were not taken, by the path of their field.
    """

    draft: Draft
    refused: Mapping[str, Problem]


@dataclass(frozen=True)
class Submitted:
    """Answers that were submitted.

    Args:
        data: canonical JSON by key, nested: what was shown and asked for, nothing else.
        values: the same as Python values; empty when `again`.
        again: they had been submitted before; nothing happened this time.
    """

    draft: Draft
    data: Mapping[str, Json]
    values: Mapping[str, object]
    again: bool


def draft_of(row: DraftRow) -> Draft:
    """The draft of a row, with its form and what is known of its files."""
    return drafts_of_rows([row])[0]


def drafts_of_rows(rows: Iterable[DraftRow]) -> list[Draft]:
    """The drafts of rows; their files are looked up at once, without their content."""
    kept = list(rows)
    files: dict[int, dict[str, FileInfo]] = {row.pk: {} for row in kept}
    for file in StoredFile.objects.filter(draft__in=kept).defer("content").order_by("pk"):
        files[file.draft_id][str(file.pk)] = info_of(file)
    return [_draft(row, files[row.pk]) for row in kept]


def _draft(row: DraftRow, files: Mapping[str, FileInfo]) -> Draft:
    return Draft(
        id=row.pk,
        token=row.token,
        form=form_of(row.snapshot_id),
        subject=row.subject,
        owner_id=row.owner_id,
        answers=row.answers,
        version=row.version,
        started_at=row.started_at,
        changed_at=row.changed_at,
        expires_at=row.expires_at,
        submitted_at=row.submitted_at,
        data=row.submitted,
        files=files,
    )


def info_of(file: StoredFile) -> FileInfo:
    """What forms know of a stored file."""
    return FileInfo(str(file.pk), file.name, file.size, file.kind, file.sha256, file.scanned_by)


@lru_cache(maxsize=200)
def form_of(digest: str) -> Form:
    """The form with this digest, made ready once in each process."""
    return read_form(FormSnapshot.objects.get(digest=digest).data)
