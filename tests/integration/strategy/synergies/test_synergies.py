"""Synergies as the office and visitors meet them: found, decided, grouped, never merged."""

from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from rathaus.audit.api import Actor, Subject, entries
from rathaus.identity import api as identity
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.strategy.errors import EditConflict, InvalidChange, NotFound
from rathaus.strategy.models import Element, ProjectRow
from rathaus.strategy.store.projects import get, save
from rathaus.strategy.store.state import revision
from rathaus.strategy.store.whole import read_all
from rathaus.strategy.synergies.api import Level, ReasonKind, similar_to, similar_to_text
from rathaus.strategy.synergies.computing import compare
from rathaus.strategy.synergies.grouping import group_key
from rathaus.strategy.synergies.judging import judge
from rathaus.strategy.synergies.models import Judgement, Suggestion
from rathaus.strategy.synergies.reading import proposed_groups
from tests.integration.strategy.synergies.alike_city import OFFICE, load_alike

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]

SYSTEM = Actor.system("test")
DOGS = ("dog-register", "dog-tag", "dog-tax")
PAIR = ("dog-tag", "dog-tax")


def _client(role: Role, name: str = "Test") -> Client:
    account = identity.create_account(SYSTEM, f"{name}@example.org", name)
    identity.grant_role(SYSTEM, account.id, role, "streets" if role is Role.DEPARTMENT else "")
    client = Client()
    client.force_login(Account.objects.get(pk=account.id), settings.AUTHENTICATION_BACKENDS[0])
    return client


@pytest.fixture
def city() -> None:
    load_alike()


@pytest.fixture
def office(city: None) -> Client:
    return _client(Role.STRATEGY_OFFICE)


def _url(name: str, *args: object) -> str:
    return reverse(f"strategy:office:synergies:{name}", args=args)


def _decision(verdict: str, version: int = 0, **more: str) -> dict[str, Any]:
    return {"one": PAIR[0], "other": PAIR[1], "verdict": verdict, "version": version, **more}


def test_projects_that_share_a_subject_are_suggested_with_reasons(city: None) -> None:
    found = {each.project: each for each in similar_to("dog-tax")}
    assert set(found) == {"dog-tag", "dog-register"}
    kinds = {reason.kind for reason in found["dog-tag"].reasons}
    assert {ReasonKind.SYSTEM, ReasonKind.SUBJECT} <= kinds
    assert found["dog-tag"].level is Level.VERY_ALIKE


def test_projects_that_only_share_a_form_are_not_suggested(city: None) -> None:
    assert "fire" not in {each.project for each in similar_to("playground")}


def test_synonyms_find_what_has_no_word_in_common(city: None) -> None:
    assert [each.project for each in similar_to("booking-a")] == ["booking-b"]


def test_synonyms_of_the_city_are_kept_and_used(city: None) -> None:
    assert [each.id for each in read_all().synonyms] == ["own-dwarfs"]
    assert [each.project for each in similar_to("hostile")] == ["hostile-2"]


def test_a_text_finds_its_like(city: None) -> None:
    found = similar_to_text("Hunde zur Steuer anmelden", systems=("Steuerwerk",))
    assert found[0].project in DOGS
    assert "dog-tax" not in {
        each.project for each in similar_to_text("Hundesteuer", leave_out="dog-tax")
    }


def test_comparing_again_without_a_change_does_nothing(city: None) -> None:
    before = revision().number
    assert not compare()
    assert revision().number == before


def test_a_change_that_counts_is_compared_and_others_are_not(city: None) -> None:
    project = get("fire").project
    save([replace(project, remarks="Neu")], actor=OFFICE)
    assert not compare()
    save([replace(project, title="Hundesteuer per App")], actor=OFFICE)
    assert compare()
    assert "fire" in {each.project for each in similar_to("dog-tax")}


def test_a_decision_outlives_new_comparisons(city: None) -> None:
    judge(*PAIR, "accepted", reason="passt", expected=0, actor=OFFICE)
    project = get("dog-tag").project
    save([replace(project, title="Ganz anderes Vorhaben", systems=())], actor=OFFICE)
    compare()
    kept = {each.project: each.accepted for each in similar_to("dog-tax")}
    assert kept["dog-tag"] is True


def test_rejected_pairs_leave_the_pages(city: None) -> None:
    for verdict, version in (("rejected", 0), ("not-alike", 1)):
        judge(*PAIR, verdict, reason="", expected=version, actor=OFFICE)
        assert "dog-tag" not in {each.project for each in similar_to("dog-tax")}
    judge(*PAIR, "", reason="", expected=2, actor=OFFICE)
    assert "dog-tag" in {each.project for each in similar_to("dog-tax")}


def test_two_who_decide_at_once_do_not_overwrite_each_other(office: Client) -> None:
    colleague = _client(Role.STRATEGY_OFFICE, "Second")
    assert office.post(_url("pairs"), _decision("accepted")).status_code == 302
    answer = colleague.post(_url("pairs"), _decision("not-alike", reason="Anderes Ziel"))
    assert answer.status_code == 409
    assert Judgement.objects.get().verdict == "accepted"


def test_a_decision_leaves_a_trace_with_its_reason(office: Client) -> None:
    office.post(_url("pairs"), _decision("rejected", reason="zu teuer"))
    trace = entries(Subject("strategy.synergy", "~".join(PAIR)))
    assert [each.after for each in trace] == [{"verdict": "rejected", "reason": "zu teuer"}]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"verdict": "perhaps"}, InvalidChange),
        ({"reason": "x" * 2001}, InvalidChange),
        ({"other": "nobody"}, NotFound),
        ({"expected": 7}, EditConflict),
    ],
)
def test_wrong_decisions_are_refused(city: None, changes: dict[str, Any], error: type) -> None:
    given = {"one": PAIR[0], "other": PAIR[1], "verdict": "accepted", "reason": "", "expected": 0}
    with pytest.raises(error):
        judge(**{**given, **changes}, actor=OFFICE)
    assert not Judgement.objects.exists()


@pytest.mark.parametrize(
    "query",
    ["", "?state=all", "?state=accepted", "?level=alike", "?category=C", "?programme=networks",
     "?state=nonsense&seite=999&programme=%00&level=x"],
)  # fmt: skip
def test_the_list_opens_with_any_filter(office: Client, query: str) -> None:
    assert office.get(_url("pairs") + query).status_code == 200


def test_hostile_titles_are_shown_as_text(office: Client) -> None:
    page = office.get(_url("pairs")).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_filters_keep_what_they_name(office: Client) -> None:
    office.post(_url("pairs"), _decision("accepted"))
    rows = office.get(_url("pairs") + "?state=accepted").context["rows"]
    assert [(row["pair"].one, row["pair"].other) for row in rows] == [PAIR]


def test_departments_and_visitors_do_not_decide(city: None) -> None:
    department = _client(Role.DEPARTMENT)
    assert department.get(_url("pairs")).status_code == 403
    assert Client().post(_url("pairs"), _decision("accepted")).status_code in (302, 403)
    assert not Judgement.objects.exists()


def test_a_group_is_proposed_until_it_is_dismissed(office: Client) -> None:
    (group,) = [each for each in proposed_groups() if set(DOGS) <= set(each.projects)]
    assert office.get(_url("groups")).status_code == 200
    office.post(_url("dismiss", group_key(group.projects)), {"reason": "läuft schon"})
    assert group.projects not in [each.projects for each in proposed_groups()]


def test_projects_told_apart_never_stand_in_one_group(city: None) -> None:
    judge(*PAIR, "not-alike", reason="", expected=0, actor=OFFICE)
    assert not any(set(PAIR) <= set(each.projects) for each in proposed_groups())


def _wish(**changes: Any) -> dict[str, Any]:
    return {
        "projects": list(DOGS),
        "plan": "",
        "title": "Hunde",
        "programme": "networks",
        **changes,
    }


def test_a_group_becomes_an_action_plan_after_a_preview(office: Client) -> None:
    key = group_key(DOGS)
    before = ProjectRow.objects.count()
    page = office.post(_url("group", key), _wish())
    assert page.status_code == 200
    assert not Element.objects.filter(kind="action_plans", key="hunde").exists()
    versions = {f"version-{each}": get(each).version for each in DOGS}
    assert office.post(_url("apply", key), _wish(**versions)).status_code == 302
    assert {get(each).project.action_plan for each in DOGS} == {"hunde"}
    assert ProjectRow.objects.count() == before
    assert not any(set(each.projects) == set(DOGS) for each in proposed_groups())


def test_a_group_can_join_a_plan_that_exists(office: Client) -> None:
    versions = {f"version-{each}": get(each).version for each in DOGS}
    wish = _wish(plan="moving", **versions)
    assert office.post(_url("apply", group_key(DOGS)), wish).status_code == 302
    assert {get(each).project.action_plan for each in DOGS} == {"moving"}


def test_a_plan_from_an_old_preview_is_refused_whole(office: Client) -> None:
    versions = {f"version-{each}": get(each).version for each in DOGS}
    save([replace(get("dog-tax").project, remarks="anders")], actor=OFFICE)
    assert office.post(_url("apply", group_key(DOGS)), _wish(**versions)).status_code == 409
    assert not Element.objects.filter(kind="action_plans", key="hunde").exists()
    assert {get(each).project.action_plan for each in DOGS} == {""}


@pytest.mark.parametrize(
    "changes",
    [{"projects": ["dog-tax"]}, {"title": " "}, {"title": "x" * 201}, {"programme": "none"},
     {"plan": "none"}],
)  # fmt: skip
def test_a_wish_that_cannot_be_met_is_named(office: Client, changes: dict[str, Any]) -> None:
    page = office.post(_url("group", group_key(DOGS)), _wish(**changes))
    assert page.status_code == 422
    assert page.context["error"].field


def test_pages_of_a_project_show_what_it_resembles(office: Client) -> None:
    for name in ("strategy:project", "strategy:office:project"):
        page = office.get(reverse(name, args=["dog-tax"])).content.decode()
        assert "Ähnliche Projekte" in page
        assert "dieselbe Fachanwendung: Steuerwerk" in page
    Suggestion.objects.all().delete()
    plain = Client().get(reverse("strategy:project", args=["dog-tax"]))
    assert "Ähnliche Projekte" not in plain.content.decode()


def test_the_pages_speak_english(office: Client) -> None:
    for address in (_url("pairs"), _url("groups"), _url("group", group_key(DOGS))):
        page = office.get(address, headers={"accept-language": "en"}).content.decode()
        assert "Similar" in page or "Synergies" in page
