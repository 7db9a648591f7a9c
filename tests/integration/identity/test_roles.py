"""Roles and delegations: granted, in force, revoked at once, and always in the trail."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from rathaus.audit import api as audit
from rathaus.identity import api, grants
from rathaus.identity.errors import (
    InvalidDelegationError,
    InvalidGrantError,
    LastAdministratorError,
    UnknownAccountError,
)
from rathaus.identity.models import Account, Delegation, RoleAssignment
from rathaus.kernel.access import Role
from rathaus.kernel.time import clock_at, today

from .conftest import TEST, Maker

pytestmark = pytest.mark.database


def again(account: Account) -> Account:
    """The account as the next request sees it."""
    return Account.objects.get(pk=account.pk)


def actions(account: Account) -> list[str]:
    """What the trail says about an account, newest first."""
    return [entry.action for entry in audit.entries(grants.subject_of(account))]


@pytest.fixture
def giver(make: Maker) -> Account:
    """Somebody with a department."""
    return make("giver", Role.DEPARTMENT, "amt-1")


@pytest.fixture
def deputy(make: Maker) -> Account:
    """A colleague from elsewhere."""
    return make("deputy", Role.DEPARTMENT, "amt-2")


def delegate(giver: Account, deputy: Account, days: int = 10, ahead: int = 0) -> Delegation:
    """A delegation from some days ahead."""
    first = today() + timedelta(days=ahead)
    return grants.delegate(
        TEST,
        giver,
        deputy,
        ["amt-1"],
        since=first,
        until=first + timedelta(days=days),
        reason="Urlaub",
    )


@pytest.mark.parametrize(
    ("role", "department", "field"),
    [
        (Role.CITIZEN, "", "role"),
        (Role.VISITOR, "", "role"),
        (Role.DEPARTMENT, "", "department_id"),
        (Role.CASEWORKER, "", "department_id"),
        (Role.STRATEGY_OFFICE, "amt-1", "department_id"),
        (Role.ADMINISTRATOR, "amt-1", "department_id"),
    ],
)
def test_unfitting_grants(make: Maker, role: Role, department: str, field: str) -> None:
    account = make("x")
    with pytest.raises(InvalidGrantError) as caught:
        grants.grant(TEST, account, role, department)
    assert caught.value.field == field
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleAssignment.objects.create(
            account=account, role=role, department_id=department, granted_by="x"
        )


def test_grant_holds_from_first_to_last_day(make: Maker) -> None:
    account = make("x")
    first, last = date(2030, 3, 1), date(2030, 3, 31)
    grants.grant(TEST, account, Role.DEPARTMENT, "amt-1", since=first, until=last)

    def roles(moment: datetime) -> frozenset[Role]:
        with clock_at(moment):
            return again(account).roles

    assert Role.DEPARTMENT not in roles(datetime(2030, 2, 28, 22, 59, tzinfo=UTC))
    assert Role.DEPARTMENT in roles(datetime(2030, 2, 28, 23, 1, tzinfo=UTC))
    assert Role.DEPARTMENT in roles(datetime(2030, 3, 31, 21, 59, tzinfo=UTC))
    assert Role.DEPARTMENT not in roles(datetime(2030, 3, 31, 22, 1, tzinfo=UTC))


def test_a_role_is_held_once_and_can_be_granted_again(make: Maker) -> None:
    account = make("x", Role.DEPARTMENT, "amt-1")
    with pytest.raises(InvalidGrantError):
        grants.grant(TEST, account, Role.DEPARTMENT, "amt-1")
    grants.revoke(TEST, RoleAssignment.objects.get())
    assert again(account).roles == {Role.CITIZEN}
    grants.grant(TEST, account, Role.DEPARTMENT, "amt-1")
    assert Role.DEPARTMENT in again(account).roles
    assert actions(account) == [
        "identity.role.granted",
        "identity.role.revoked",
        "identity.role.granted",
    ]


def test_an_expired_role_can_be_granted_again(make: Maker) -> None:
    account = make("x")
    past = today() - timedelta(days=10)
    grants.grant(TEST, account, Role.DEPARTMENT, "a", since=past, until=past)
    grants.grant(TEST, account, Role.DEPARTMENT, "a")
    assert again(account).department_ids == {"a"}


def test_the_last_administrator_stays(administrator: Account, make: Maker) -> None:
    assignment = RoleAssignment.objects.get(account=administrator)
    with pytest.raises(LastAdministratorError):
        grants.revoke(TEST, assignment)
    make("second", Role.ADMINISTRATOR)
    grants.revoke(TEST, assignment)
    assert again(administrator).roles == {Role.CITIZEN}


def test_delegation_in_its_window_only(giver: Account, deputy: Account) -> None:
    delegate(giver, deputy, days=5, ahead=3)
    assert again(deputy).department_ids == {"amt-2"}
    for ahead, departments in [
        (2, {"amt-2"}),
        (3, {"amt-1", "amt-2"}),
        (8, {"amt-1", "amt-2"}),
        (9, {"amt-2"}),
    ]:
        with clock_at(datetime.now(UTC) + timedelta(days=ahead)):
            assert again(deputy).department_ids == departments


def test_delegation_ends_at_once(giver: Account, deputy: Account) -> None:
    delegation = delegate(giver, deputy)
    assert again(deputy).standing.on_behalf == {"amt-1": str(giver.pk)}
    grants.end_delegation(TEST, delegation)
    assert again(deputy).department_ids == {"amt-2"}
    assert actions(deputy)[:2] == ["identity.delegation.ended", "identity.delegation.made"]
    assert "Urlaub" not in str(audit.entries(grants.subject_of(deputy)))


def test_delegation_lapses_with_the_role_of_its_giver(giver: Account, deputy: Account) -> None:
    delegate(giver, deputy)
    grants.revoke(TEST, RoleAssignment.objects.get(account=giver))
    assert again(deputy).department_ids == {"amt-2"}


def test_delegations_do_not_chain(giver: Account, deputy: Account, make: Maker) -> None:
    third = make("third")
    delegate(giver, deputy)
    with pytest.raises(InvalidDelegationError) as caught:
        delegate(deputy, third)
    assert caught.value.field == "departments"


def test_acts_of_a_deputy_name_whom_they_act_for(giver: Account, deputy: Account) -> None:
    delegate(giver, deputy)
    actor = api.for_actor(again(deputy), "amt-1")
    assert actor.id == str(deputy.pk)
    assert actor.label == f"citizen+department for {giver.pk}"
    assert api.for_actor(again(deputy), "amt-2").label == "citizen+department"


@pytest.mark.parametrize(
    ("days", "reason", "field"),
    [
        ((0, -1), "Urlaub", "until"),
        ((-9, -1), "Urlaub", "until"),
        ((0, 400), "Urlaub", "until"),
        ((0, 5), "  ", "reason"),
    ],
)
def test_unfitting_delegations(
    giver: Account, deputy: Account, days: tuple[int, int], reason: str, field: str
) -> None:
    day = today()
    with pytest.raises(InvalidDelegationError) as caught:
        grants.delegate(
            TEST,
            giver,
            deputy,
            ["amt-1"],
            since=day + timedelta(days=days[0]),
            until=day + timedelta(days=days[1]),
            reason=reason,
        )
    assert caught.value.field == field


def test_nobody_is_their_own_deputy(giver: Account) -> None:
    with pytest.raises(InvalidDelegationError):
        delegate(giver, giver)


def test_face_knows_no_strangers(db: None) -> None:
    for key in ("nonsense", "00000000-0000-7000-8000-000000000000"):
        with pytest.raises(UnknownAccountError):
            api.account(key)


def test_standing_costs_two_queries(
    giver: Account, deputy: Account, django_assert_max_num_queries: object
) -> None:
    delegate(giver, deputy)
    account = again(deputy)
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        assert account.roles
        assert account.department_ids
        assert account.roles


def test_administration_grants_and_revokes(office: Client, make: Maker) -> None:
    account = make("x")
    page = reverse("identity:account", args=[account.pk])
    data = {"form": "grant", "role": "department", "department_id": "amt-7", "until": ""}
    assert office.post(page, data).status_code == 302
    assert again(account).department_ids == {"amt-7"}
    assert "Diese Rolle hat das Konto schon." in office.post(page, data).content.decode()
    wrong = office.post(page, {**data, "department_id": ""}).content.decode()
    assert "Nennen Sie das Amt" in wrong
    office.post(reverse("identity:revoke", args=[RoleAssignment.objects.get(account=account).pk]))
    assert again(account).roles == {Role.CITIZEN}
    assert actions(account) == ["identity.role.revoked", "identity.role.granted"]


def test_administration_makes_locks_and_opens_accounts(office: Client) -> None:
    data = {"email": "neu@example.org", "display_name": "Neu"}
    office.post(reverse("identity:new_account"), data)
    account = Account.objects.get(email=data["email"])
    again_page = office.post(reverse("identity:new_account"), data).content.decode()
    assert "hat schon ein Konto" in again_page
    lock = reverse("identity:set_active", args=[account.pk])
    office.post(lock, {"active": "0"})
    assert not again(account).is_active
    office.post(lock, {"active": "1"})
    assert again(account).is_active
    assert len(actions(account)) == 3


def test_administration_finds_accounts(office: Client, giver: Account, deputy: Account) -> None:
    address = reverse("identity:accounts")
    assert "giver@example.org" in office.get(address, {"suche": "GIV"}).content.decode()
    assert "deputy@example.org" not in office.get(address, {"suche": "GIV"}).content.decode()
    found = office.get(address, {"rolle": "administrator"}).content.decode()
    assert "giver@example.org" not in found


def test_people_enter_and_end_their_delegations(
    client: Client, giver: Account, deputy: Account
) -> None:
    client.force_login(giver)
    day = today()
    data = {
        "receiver": "Deputy@example.org",
        "departments": ["amt-1"],
        "since": day.isoformat(),
        "until": (day + timedelta(days=3)).isoformat(),
        "reason": "Urlaub",
    }
    assert client.post(reverse("identity:delegations"), data).status_code == 302
    assert "amt-1" in again(deputy).department_ids
    client.force_login(deputy)
    delegation = Delegation.objects.get()
    client.post(reverse("identity:end_delegation", args=[delegation.pk]))
    assert again(deputy).department_ids == {"amt-2"}


def test_strangers_end_no_delegations(
    client: Client, giver: Account, deputy: Account, make: Maker
) -> None:
    delegation = delegate(giver, deputy)
    client.force_login(make("stranger", Role.DEPARTMENT, "amt-1"))
    client.post(reverse("identity:end_delegation", args=[delegation.pk]))
    assert "amt-1" in again(deputy).department_ids


def test_own_data_and_deletion(client: Client, office: Client, giver: Account) -> None:
    own = Client()
    own.force_login(giver)
    answer = own.get(reverse("identity:export"))
    data = answer.json()
    assert answer["Content-Disposition"].startswith("attachment")
    assert data["account"]["email"] == "giver@example.org"
    assert data["roles"][0]["department"] == "amt-1"
    assert "password" not in answer.content.decode()

    erase = reverse("identity:erase", args=[giver.pk])
    office.post(erase)
    assert again(giver).email == "giver@example.org"
    own.post(reverse("identity:deletion"), {"action": "request"})
    own.post(reverse("identity:deletion"), {"action": "withdraw"})
    assert again(giver).deletion_requested_at is None
    own.post(reverse("identity:deletion"), {"action": "request"})
    office.post(erase)
    gone = again(giver)
    assert gone.email.endswith("@erased.invalid")
    assert (gone.display_name, gone.is_active) == ("", False)
    assert own.get(reverse("identity:profile")).status_code == 302
    assert "giver@example.org" not in str(audit.entries(limit=100))
    assert audit.verify().whole
