"""What the system knows about a person, and its erasure (Art. 15, 17 and 20 GDPR)."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction

from rathaus.audit import api as audit
from rathaus.identity.grants import delegation_facts, facts, subject_of
from rathaus.identity.models import Account
from rathaus.kernel.time import now

TRAIL_LIMIT = 10_000


def personal_data(account: Account) -> dict[str, Any]:
    """Everything identity and the trail hold about a person; secrets are left out."""
    return {
        "account": {
            "id": str(account.pk),
            "email": account.email,
            "display_name": account.display_name,
            "language": account.language,
            "created_at": account.created_at,
            "last_login": account.last_login,
            "deletion_requested_at": account.deletion_requested_at,
        },
        "email_addresses": list(
            EmailAddress.objects.filter(user=account).values("email", "verified", "primary")
        ),
        "roles": [
            {**facts(row), "granted_at": row.granted_at, "revoked_at": row.revoked_at}
            for row in account.assignments.order_by("granted_at")
        ],
        "delegations_given": [
            {**delegation_facts(row), "receiver": str(row.receiver_id), "reason": row.reason}
            for row in account.delegations_given.order_by("created_at")
        ],
        "delegations_received": [
            delegation_facts(row) for row in account.delegations_received.order_by("created_at")
        ],
        "second_factors": list(
            Authenticator.objects.filter(user=account).values("type", "created_at", "last_used_at")
        ),
        "sessions": list(
            UserSession.objects.filter(user=account).values("created_at", "ip", "user_agent")
        ),
        "login_services": list(
            SocialAccount.objects.filter(user=account).values(
                "provider", "uid", "date_joined", "extra_data"
            )
        ),
        "trail": [
            {"at": entry.at, "action": entry.action, "subject": entry.subject.id}
            for entry in audit.entries(actor_id=str(account.pk), limit=TRAIL_LIMIT)
        ],
    }


@transaction.atomic
def request_deletion(actor: audit.Actor, account: Account) -> None:
    """Note the wish to be deleted; an administrator carries it out."""
    if account.deletion_requested_at is None:
        account.deletion_requested_at = now()
        account.save(update_fields=["deletion_requested_at"])
        audit.record(actor, "identity.account.deletion_requested", subject_of(account))


@transaction.atomic
def withdraw_deletion(actor: audit.Actor, account: Account) -> None:
    """Take the wish back."""
    if account.deletion_requested_at is not None:
        account.deletion_requested_at = None
        account.save(update_fields=["deletion_requested_at"])
        audit.record(actor, "identity.account.deletion_withdrawn", subject_of(account))


@transaction.atomic
def erase(actor: audit.Actor, account: Account) -> None:
    """Remove the person from the account; only its id stays, which nobody can resolve."""
    for session in UserSession.objects.filter(user=account):
        session.end()
    for model in (EmailAddress, Authenticator, SocialAccount, UserSession):
        model.objects.filter(user=account).delete()
    account.assignments.all().delete()
    account.delegations_given.all().delete()
    account.delegations_received.all().delete()
    account.email = f"{account.pk}@erased.invalid"
    account.display_name = ""
    account.is_active = False
    account.last_login = None
    account.erased_at = now()
    account.set_unusable_password()
    account.save()
    audit.record(actor, "identity.account.erased", subject_of(account))
