"""Drafts lose nothing, belong together with their files, and are submitted once."""

import json
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from rathaus.audit import api as audit
from rathaus.forms import api as forms
from rathaus.forms.errors import DraftChanged, DraftClosed, Incomplete, NoSuchDraft
from rathaus.forms.models import DraftRow, StoredFile
from rathaus.forms.pages.posted import Posted
from rathaus.forms.store.drafts import delete_expired
from rathaus.kernel.time import clock_at, now, today
from tests.integration.forms import desk
from tests.integration.forms.conftest import ACTOR
from tests.integration.forms.test_pages import sent_by
from tests.unit.forms.sample import PROVIDERS, field, form_of

pytestmark = [pytest.mark.database, pytest.mark.django_db]
Start = Callable[..., forms.Draft]
SMALL = form_of(field("name", "text"), field("more", "text", required=False))


def typed(version: int, **answers: Any) -> Posted:
    """A page as it was sent."""
    return Posted("one", answers, version, "next")


def send(draft: forms.Draft, version: int) -> forms.Submitted:
    """Submit as the desk does."""
    return forms.submit(
        draft.token, version=version, actor=ACTOR, today=today(), providers=PROVIDERS
    )


def test_a_draft_keeps_the_form_it_was_begun_with(start: Start) -> None:
    draft = start(SMALL)
    assert forms.load_draft(draft.token) == draft
    assert draft.form == forms.read_form(SMALL)
    assert len(draft.token) >= 43


def test_the_later_of_two_saves_is_refused(start: Start) -> None:
    draft = start(SMALL)
    forms.save_page(draft, typed(1, name="Anna"), actor=ACTOR)
    with pytest.raises(DraftChanged):
        forms.save_page(draft, typed(1, name="Ben"), actor=ACTOR)
    assert forms.load_draft(draft.token).answers == {"name": "Anna"}


def test_what_was_typed_too_late_stands_beside_what_was_saved(start: Start, client: Client) -> None:
    address = f"/desk/{start(SMALL).token}/one/"
    page = client.get(address).content.decode()
    client.post(address, sent_by(page, name="Anna", more="same"))
    answer = client.post(address, sent_by(page, name="Ben", more="same"))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert sent_by(text)["name"] == "Ben"
    assert text.count("Anderswo gespeichert:") == 1
    assert "<b>Anna</b>" in text
    assert client.post(address, sent_by(text)).status_code == 302
    assert DraftRow.objects.get().answers == {"name": "Ben", "more": "same"}


def test_the_same_page_sent_twice_is_no_conflict(start: Start, client: Client) -> None:
    address = f"/desk/{start(SMALL).token}/one/"
    post = sent_by(client.get(address).content.decode(), name="Anna")
    assert client.post(address, post).status_code == 302
    assert client.post(address, post).status_code == 302


def test_a_second_submit_changes_nothing(start: Start) -> None:
    draft = start(SMALL, answers={"name": "Anna", "gone": 1})
    first = send(draft, 1)
    second = send(draft, 1)
    assert (first.data, first.again) == ({"name": "Anna"}, False)
    assert (second.data, second.again) == ({"name": "Anna"}, True)
    assert first.values == {"name": "Anna"}
    with pytest.raises(DraftClosed):
        forms.save_page(draft, typed(2, name="Ben"), actor=ACTOR)


def test_what_is_incomplete_or_was_changed_is_not_submitted(start: Start) -> None:
    draft = start(SMALL)
    with pytest.raises(Incomplete):
        send(draft, 1)
    with pytest.raises(DraftChanged):
        send(draft, 7)
    assert forms.load_draft(draft.token).open


def test_a_desk_takes_a_form_to_its_end(start: Start, client: Client) -> None:
    draft = start(SMALL)
    address = f"/desk/{draft.token}/one/"
    answer = client.post(address, sent_by(client.get(address).content.decode(), name="Anna"))
    check = client.get(answer["Location"]).content.decode()
    assert "Anna" in check
    assert "keine Angabe" in check
    for _ in range(2):
        assert client.post(answer["Location"], sent_by(check)).content.decode() == "Danke"
    assert [each.data for each in desk.SUBMISSIONS] == [{"name": "Anna"}]


def test_drafts_are_found_by_subject_and_owner(start: Start) -> None:
    mine, other = start(SMALL, owner_id="7"), start(SMALL)
    assert [each.id for each in forms.drafts_of(owner_id="7")] == [mine.id]
    assert [each.id for each in forms.drafts_of(subject="test")] == [other.id, mine.id]
    with pytest.raises(ValueError, match="subject"):
        forms.drafts_of()


def test_drafts_go_when_their_time_is_over_and_submitted_ones_stay(start: Start) -> None:
    old, sent = start(SMALL), start(SMALL, answers={"name": "Anna"})
    send(sent, 1)
    with clock_at(now() + timedelta(days=31)):
        with pytest.raises(NoSuchDraft):
            forms.load_draft(old.token)
        with pytest.raises(DraftClosed):
            forms.save_page(old, typed(1), actor=ACTOR)
        assert delete_expired() == 1
        assert forms.load_draft(sent.token).data == {"name": "Anna"}
    forms.delete_draft(sent.token, actor=ACTOR)
    assert not DraftRow.objects.exists()


def test_the_trail_tells_what_happened_and_no_answers(start: Start) -> None:
    draft = start(SMALL)
    forms.save_page(draft, typed(1, name="Geheimnis"), actor=ACTOR)
    send(draft, 2)
    forms.delete_draft(draft.token, actor=ACTOR)
    entries = audit.entries(audit.Subject("forms.draft", str(draft.id)))
    verbs = ["deleted", "submitted", "saved", "started"]
    assert [each.action for each in entries] == [f"forms.draft.{verb}" for verb in verbs]
    assert "Geheimnis" not in json.dumps([each.after for each in entries])
    assert draft.token not in json.dumps([(each.subject.id, each.after) for each in entries])


def test_characters_that_no_database_keeps_lose_nothing_else(start: Start) -> None:
    draft = start(SMALL)
    saved = forms.save_page(draft, typed(1, name="a\0b", more="\ud800ok"), actor=ACTOR)
    assert saved.draft.answers == {"name": "a\ufffdb", "more": "\ufffdok"}


@pytest.mark.django_db(transaction=True)
def test_of_many_saves_at_once_one_wins_and_all_others_are_told(start: Start) -> None:
    draft = start(SMALL)
    outcomes: list[str] = []

    def save(name: str) -> None:
        try:
            forms.save_page(draft, typed(1, name=name), actor=ACTOR)
            outcomes.append(name)
        except DraftChanged:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(f"person {i}",)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("refused") == 5
    (winner,) = (each for each in outcomes if each != "refused")
    assert forms.load_draft(draft.token).answers == {"name": winner}
    assert StoredFile.objects.count() == 0
