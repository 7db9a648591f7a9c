"""Participation as people meet it: reading without an account, writing with one, the queue."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from rathaus.audit.api import Actor
from rathaus.identity import api as identity
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.participation.api import voices
from rathaus.participation.voices.models import Voice, Vote
from rathaus.strategy.store.structure import forget
from tests.integration.strategy.small_city import load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db]

SYSTEM = Actor.system("test")
HOSTILE = '<script>alert("x")</script> {{ 7|add:7 }} =HYPERLINK("http://example.org")'
GOAL = ("ziel", "fibre")
MakeClient = Callable[..., Client]


@pytest.fixture(autouse=True)
def city() -> None:
    cache.clear()
    forget()
    load_small()


def _client(name: str, role: Role | None = None, *, strict: bool = False) -> Client:
    account = identity.create_account(SYSTEM, f"{name}@example.org", name)
    if role:
        identity.grant_role(SYSTEM, account.id, role)
    client = Client(enforce_csrf_checks=strict)
    client.force_login(Account.objects.get(pk=account.id), settings.AUTHENTICATION_BACKENDS[0])
    return client


def _url(name: str, *args: object) -> str:
    return reverse(f"strategy:{name}", args=args)


def _write(client: Client, title: str = "Mehr Radwege", text: str = "Breit.") -> Voice:
    answer = client.post(_url("voices-new-idea", *GOAL), {"title": title, "text": text})
    assert answer.status_code == 302, answer.content.decode()
    return Voice.objects.order_by("-written_at")[0]


def _publish(row: Voice) -> UUID:
    voices.judge(row.pk, voices.State.PUBLISHED, "", expected=row.version, actor=SYSTEM)
    return row.pk


def test_goals_and_projects_lead_to_their_page(client: Client) -> None:
    for page, wanted in (
        (_url("goal", "fibre"), _url("voices-subject", "ziel", "fibre")),
        (_url("project", "p-1"), _url("voices-subject", "projekt", "p-1")),
    ):
        assert f'href="{wanted}"' in client.get(page).content.decode()
        assert client.get(wanted).status_code == 200


@pytest.mark.parametrize("path", ["ziel/nowhere", "projekt/nowhere", "stadt/fibre", "ziel/%00"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/strategie/mitreden/{path}/").status_code == 404


def test_guests_read_and_are_sent_to_sign_in_to_write(client: Client) -> None:
    row = _write(_client("ada"))
    key = _publish(row)
    page = client.get(_url("voices-subject", *GOAL))
    assert "Mehr Radwege" in page.content.decode()
    assert "absenden" not in page.content.decode()
    assert not page.cookies
    for url in (
        _url("voices-new-idea", *GOAL),
        _url("voices-new-comment", *GOAL),
        _url("voices-idea-comment", key),
        _url("voices-vote"),
        _url("voices-withdraw", key),
    ):
        answer = client.post(url, {"title": "x", "text": "x", "target": "goal:fibre", "value": "1"})
        assert answer.status_code == 302
        assert "/konto/anmelden/" in answer["Location"]
    assert Vote.objects.count() == 0
    assert Voice.objects.count() == 1


def test_every_form_asks_for_its_token() -> None:
    ada = _client("ada", strict=True)
    for url in (_url("voices-new-idea", *GOAL), _url("voices-vote")):
        assert ada.post(url, {"title": "x", "text": "x", "value": "1"}).status_code == 403
    assert Voice.objects.count() == 0


def test_hostile_text_is_shown_as_text_and_harmless_in_the_file(client: Client) -> None:
    key = _publish(_write(_client("ada"), "=1+1 Idee", HOSTILE))
    page = client.get(_url("voices-idea", key)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "{{ 7|add:7 }}" in page
    office = _client("office", Role.STRATEGY_OFFICE)
    file = office.get(_url("office:moderation-export")).content.decode()
    assert "'=1+1 Idee" in file
    assert "ada@example.org" not in file
    assert office.get(_url("office:moderation")).status_code == 200


def test_an_idea_that_repeats_another_is_held_up_once(client: Client) -> None:
    ada = _client("ada")
    _publish(_write(ada, "Mehr Radwege am Rhein", "Breit."))
    again = {"title": "Radwege am Rhein: mehr", "text": "Breiter."}
    answer = ada.post(_url("voices-new-idea", *GOAL), again)
    assert answer.status_code == 422
    assert "Mehr Radwege am Rhein" in answer.content.decode()
    assert Voice.objects.count() == 1
    answer = ada.post(_url("voices-new-idea", *GOAL), {**again, "different": "on"})
    assert answer.status_code == 302
    assert Voice.objects.count() == 2


def test_one_person_votes_once_and_groups_are_shown_apart(client: Client) -> None:
    ada, staff = _client("ada"), _client("staff", Role.STRATEGY_OFFICE)
    for voter, value in ((ada, "1"), (ada, "1"), (staff, "-1")):
        answer = voter.post(_url("voices-vote"), {"target": "goal:fibre", "value": value})
        assert answer.status_code == 302
    page = client.get(_url("voices-subject", *GOAL)).content.decode()
    assert "Bürgerinnen und Bürger: 1 dafür, 0 dagegen" in page
    assert "Beschäftigte der Stadt: 0 dafür, 1 dagegen" in page


@pytest.mark.parametrize(
    "target",
    [
        "goal:nowhere",
        "idea:1",
        "idea:01234567-89ab-7def-8123-456789abcdef",
        "",
        "pool:central-it",
        "goal:\0",
    ],
)
def test_there_is_no_vote_on_what_is_not_there(target: str) -> None:
    answer = _client("ada").post(_url("voices-vote"), {"target": target, "value": "1"})
    assert answer.status_code == 404
    assert Vote.objects.count() == 0


def test_a_vote_never_leads_to_another_host() -> None:
    answer = _client("ada").post(
        _url("voices-vote"),
        {"target": "goal:fibre", "value": "1", "back": "//example.org/falle"},
    )
    assert "example.org" not in answer["Location"]


def test_nobody_touches_the_words_of_another() -> None:
    row = _write(_client("ada"))
    eve = _client("eve")
    assert eve.get(_url("voices-edit", row.pk)).status_code == 404
    assert eve.post(_url("voices-edit", row.pk), {"title": "x", "text": "x"}).status_code == 404
    assert eve.post(_url("voices-withdraw", row.pk)).status_code == 404
    assert eve.post(_url("office:moderation-judge", row.pk)).status_code == 403
    assert Voice.objects.get().title == "Mehr Radwege"


def test_words_that_wait_are_not_seen_by_others(client: Client) -> None:
    row = _write(_client("ada"))
    assert client.get(_url("voices-idea", row.pk)).status_code == 404
    assert "Mehr Radwege" not in client.get(_url("voices")).content.decode()


def test_the_queue_publishes_and_tells_the_writer() -> None:
    ada, office = _client("ada"), _client("office", Role.STRATEGY_OFFICE)
    row = _write(ada)
    assert "Mehr Radwege" in office.get(_url("office:moderation")).content.decode()
    office.post(
        _url("office:moderation-judge", row.pk),
        {"state": "refused", "reason": "Gehört zum Straßenbau", "version": row.version},
    )
    page = ada.get(_url("voices-own")).content.decode()
    assert "Nicht veröffentlicht." in page
    assert "Gehört zum Straßenbau" in page


def test_weights_are_published_with_their_reason(client: Client) -> None:
    office = _client("office", Role.STRATEGY_OFFICE)
    wrong = {"residents": "0", "departments": "0", "half_life_days": "0", "reason": "x"}
    assert office.post(_url("office:moderation-weights"), wrong).status_code == 422
    right = {"residents": "2", "departments": "0,5", "half_life_days": "90", "reason": "Beschluss"}
    assert office.post(_url("office:moderation-weights"), right).status_code == 302
    page = client.get(_url("voices-formula")).content.decode()
    assert "Beschluss" in page
    assert "0,5" in page
    assert "Nach 90 Tagen" in page


def test_pages_say_how_they_sort(client: Client) -> None:
    _publish(_write(_client("ada")))
    assert "veröffentlichte Formel" in client.get(_url("voices")).content.decode()
    answer = client.get(_url("voices") + "?ordnung=neueste&zu=ziele")
    assert "Die neueste Idee zuerst." in answer.content.decode()
    assert client.get(_url("voices") + "?ordnung=geheim&seite=999").status_code == 200
