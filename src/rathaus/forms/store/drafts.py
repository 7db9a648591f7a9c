"""Drafts: started, saved, submitted, deleted. Each change is one transaction with its entry."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from django.db import transaction

from rathaus.audit import api as audit
from rathaus.forms.errors import DraftChanged, DraftClosed, Incomplete, NoSuchDraft, RefusedFile
from rathaus.forms.models import DraftRow, FormSnapshot
from rathaus.forms.pages.posted import Posted, Upload, with_file
from rathaus.forms.rules.evaluation.evaluate import evaluate
from rathaus.forms.rules.model import Form
from rathaus.forms.rules.problem import Problem, problem
from rathaus.forms.rules.reading.writing import form_to_data
from rathaus.forms.rules.text import storable
from rathaus.forms.rules.types.base import Json, Provider
from rathaus.forms.store.draft import Draft, Saved, Submitted, draft_of, drafts_of_rows, form_of
from rathaus.forms.store.files import store_file
from rathaus.kernel.time import now

KEEP = timedelta(days=30)
NONE: Mapping[str, object] = MappingProxyType({})


def start_draft(
    form: Form,
    *,
    subject: str,
    actor: audit.Actor,
    owner_id: str = "",
    keep_for: timedelta = KEEP,
    answers: Mapping[str, Json] = NONE,
) -> Draft:
    """Start a draft with an empty form, or with answers that are known already.

    Args:
        form: kept with the draft as it is now, whatever becomes of it.
        subject: what the draft is for, in the caller's own words, up to 200 characters.
        actor: who starts it.
        owner_id: account that it belongs to.
        keep_for: it is deleted when it has not been submitted for so long.
        answers: answers to begin with.
    """
    moment = now()
    with transaction.atomic():
        row = DraftRow.objects.create(
            token=secrets.token_urlsafe(32),
            snapshot_id=_keep_form(form),
            subject=subject,
            owner_id=owner_id,
            answers=storable(dict(answers)),
            started_at=moment,
            changed_at=moment,
            expires_at=moment + keep_for,
        )
        _record(actor, "started", row, {"subject": subject, "form": form.id})
    return draft_of(row)


def load_draft(token: str) -> Draft:
    """The draft behind a token, open or submitted.

    Raises:
        NoSuchDraft: there is none, or it has expired.
    """
    return draft_of(_row(DraftRow.objects.filter(token=token)))


def drafts_of(*, subject: str = "", owner_id: str = "", open_only: bool = False) -> list[Draft]:
    """Drafts for a subject or of an account, newest first.

    Raises:
        ValueError: neither was named.
    """
    if not subject and not owner_id:
        raise ValueError("name a subject or an owner")
    rows = DraftRow.objects.order_by("-started_at", "-pk")
    if subject:
        rows = rows.filter(subject=subject)
    if owner_id:
        rows = rows.filter(owner_id=owner_id)
    if open_only:
        rows = rows.filter(submitted_at=None, expires_at__gt=now())
    return drafts_of_rows(rows)


def save_page(draft: Draft, posted: Posted, *, actor: audit.Actor) -> Saved:
    """Save what was typed on a page. Files that cannot be taken are told; the rest is saved.

    Raises:
        DraftChanged: somebody saved since the page was loaded; nothing was saved now.
        DraftClosed: it was submitted or has expired.
        NoSuchDraft: it was deleted.
    """
    with transaction.atomic():
        row = _locked(draft.token)
        if row.version != posted.version:
            raise DraftChanged(problem("draft-changed"))
        answers, refused = _take_files(row, dict(posted.answers), posted.uploads)
        row.answers = storable(answers)
        row.version += 1
        row.changed_at = now()
        row.save(update_fields=["answers", "version", "changed_at"])
        _drop_unnamed(row)
        _record(actor, "saved", row, {"page": posted.page, "version": row.version})
    return Saved(draft_of(row), refused)


def submit(
    token: str,
    *,
    version: int,
    actor: audit.Actor,
    today: date,
    context: Mapping[str, object] = NONE,
    providers: Mapping[str, Provider] = MappingProxyType({}),
) -> Submitted:
    """Submit a draft. The caller stores what it gets in the same transaction.

    A second submit of the same draft changes nothing and gives the same data, so that a double
    click or a lost answer does no harm.

    Raises:
        Incomplete: something is missing or wrong.
        DraftChanged: somebody saved since the summary was loaded.
        DraftClosed: it has expired.
        NoSuchDraft: it was deleted.
    """
    with transaction.atomic():
        row = _locked(token, submitted_too=True)
        if row.submitted_at is not None:
            return Submitted(draft_of(row), row.submitted or {}, {}, again=True)
        if row.version != version:
            raise DraftChanged(problem("draft-changed"))
        draft = draft_of(row)
        sheet = evaluate(
            draft.form,
            draft.answers,
            today=today,
            context=context,
            providers=providers,
            files=draft.files,
        )
        if not sheet.complete:
            raise Incomplete(problem("draft-incomplete"))
        row.submitted, row.submitted_at = storable(sheet.data), now()
        row.version += 1
        row.save(update_fields=["submitted", "submitted_at", "version"])
        _record(actor, "submitted", row, {"version": row.version})
        return Submitted(draft_of(row), sheet.data, sheet.values, again=False)


def delete_draft(token: str, *, actor: audit.Actor) -> None:
    """Delete a draft with its files; nothing happens if there is none."""
    with transaction.atomic():
        for row in DraftRow.objects.select_for_update().filter(token=token):
            _record(actor, "deleted", row, None)
            row.delete()


def delete_expired() -> int:
    """Delete open drafts whose time is over; return how many."""
    moment, actor = now(), audit.Actor.system("forms.retention")
    expired = DraftRow.objects.filter(submitted_at=None, expires_at__lte=moment)
    count = 0
    for key in list(expired.values_list("pk", flat=True)):
        with transaction.atomic():
            row = (
                DraftRow.objects.select_for_update(skip_locked=True)
                .filter(pk=key, submitted_at=None, expires_at__lte=moment)
                .first()
            )
            if row is not None:
                _record(actor, "expired", row, None)
                row.delete()
                count += 1
    return count


def _keep_form(form: Form) -> str:
    data = form_to_data(form)
    text = json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    FormSnapshot.objects.get_or_create(
        digest=digest, defaults={"form_id": form.id, "version": form.version, "data": data}
    )
    form_of(digest)
    return digest


def _row(rows: Iterable[DraftRow]) -> DraftRow:
    row = next(iter(rows), None)
    if row is None or (row.submitted_at is None and row.expires_at <= now()):
        raise NoSuchDraft(problem("draft-none"))
    return row


def _locked(token: str, *, submitted_too: bool = False) -> DraftRow:
    row = DraftRow.objects.select_for_update().filter(token=token).first()
    if row is None:
        raise NoSuchDraft(problem("draft-none"))
    if row.submitted_at is not None:
        if submitted_too:
            return row
        raise DraftClosed(problem("draft-submitted"))
    if row.expires_at <= now():
        raise DraftClosed(problem("draft-expired"))
    return row


def _take_files(
    row: DraftRow, answers: dict[str, Json], uploads: Iterable[Upload]
) -> tuple[dict[str, Json], dict[str, Problem]]:
    refused: dict[str, Problem] = {}
    for upload in uploads:
        try:
            with transaction.atomic():
                room = with_file(answers, upload, "")
                if isinstance(room, Problem):
                    raise RefusedFile(room)
                info = store_file(row, upload.path, upload.field, upload.file)
        except RefusedFile as error:
            refused[upload.path] = error.problem
            continue
        taken = with_file(answers, upload, info.id)
        assert not isinstance(taken, Problem)
        answers = taken
    return answers, refused


def _drop_unnamed(row: DraftRow) -> None:
    """Delete files that no answer names any more."""
    text = json.dumps(row.answers)
    for key in row.files.values_list("pk", flat=True):
        if str(key) not in text:
            row.files.filter(pk=key).delete()


def _record(actor: audit.Actor, verb: str, row: DraftRow, after: object) -> None:
    """Answers stay out of the trail: it is kept longer than they may be."""
    audit.record(
        actor, f"forms.draft.{verb}", audit.Subject("forms.draft", str(row.pk)), None, after
    )
