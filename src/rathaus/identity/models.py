"""Accounts, the roles they hold, and the delegations between them."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from rathaus.identity.rules.delegation import Delegated, Grant, Standing, Window, standing
from rathaus.kernel.access import Role
from rathaus.kernel.ids import new_id
from rathaus.kernel.privacy import Privacy
from rathaus.kernel.time import now, today

YEAR = timedelta(days=365)


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts with a hashed password."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Account:
        """Make an account; without password it can only use passkey or OIDC."""
        account = self.model(email=email.strip().lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> Account:
        """Find an account by its address, whatever its case."""
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """A person who can sign in."""

    privacy = Privacy(
        purpose="Anmeldung und Zuordnung dessen, was jemand im Rathaus tut",
        retention="Bis zur Löschung des Kontos; danach bleibt nur die Kennung ohne Person.",
        fields=("email", "display_name", "language", "last_login", "password"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    display_name = models.CharField(max_length=150, blank=True)
    language = models.CharField(max_length=5, default="de")
    is_active = models.BooleanField(default=True)
    demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=now)
    deletion_requested_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        db_table = "identity_account"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="account_email_is_lower")
        ]

    def __str__(self) -> str:
        """Name shown to others; never the address."""
        return self.display_name or str(self.pk)

    def clean(self) -> None:
        """Keep addresses in lower case."""
        self.email = self.email.strip().lower()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep addresses in lower case, whoever saves."""
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)

    @property
    def is_staff(self) -> bool:
        """Django's own admin is not mounted; nobody is staff in its sense."""
        return False

    @cached_property
    def standing(self) -> Standing:
        """Roles and departments in force today, computed once per request."""
        return standing(self._grants(), self._received(), today())

    @property
    def roles(self) -> frozenset[Role]:
        """Roles in force today, own and delegated (see `kernel.access`)."""
        return frozenset(Role(role) for role in self.standing.roles)

    @property
    def department_ids(self) -> frozenset[str]:
        """Departments the person may act for today, own and delegated."""
        return self.standing.departments

    def _grants(self) -> list[Grant]:
        return [assignment.grant for assignment in self.assignments.all()]

    def _received(self) -> list[Delegated]:
        day = today()
        rows = (
            self.delegations_received.filter(revoked_at=None, since__lte=day)
            .exclude(until__lt=day)
            .select_related("giver")
            .prefetch_related("giver__assignments")
        )
        return [row.delegated for row in rows]


class RoleAssignment(models.Model):
    """A role held by an account, in one department or city-wide, for a span of days."""

    privacy = Privacy(
        purpose="Festlegen, wer im Rathaus was darf",
        retention="Zwei Jahre nach dem Ende der Zuweisung oder bis zur Löschung des Kontos",
        fields=("account", "role", "department_id", "granted_by"),
        keep_for=2 * YEAR,
    )

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=30)
    department_id = models.CharField(max_length=100, blank=True)
    since = models.DateField(default=today)
    until = models.DateField(null=True, blank=True)
    granted_by = models.CharField(max_length=64)
    granted_at = models.DateTimeField(default=now)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "identity_role_assignment"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="assignment_ends_after"
            ),
            models.CheckConstraint(
                condition=Q(role__in=["strategy_office", "administrator"], department_id="")
                | (Q(role__in=["department", "caseworker"]) & ~Q(department_id="")),
                name="assignment_names_department",
            ),
            models.UniqueConstraint(
                fields=["account", "role", "department_id"],
                condition=Q(revoked_at=None),
                name="assignment_once",
            ),
        ]

    def __str__(self) -> str:
        """Role and department, for logs."""
        return f"{self.role} {self.department_id}".strip()

    @property
    def grant(self) -> Grant:
        """The assignment as the pure rules see it."""
        window = Window(self.since, self.until, revoked=self.revoked_at is not None)
        return Grant(self.role, window, self.department_id)


class Delegation(models.Model):
    """One person acts for another in some departments, for a span of days."""

    privacy = Privacy(
        purpose="Vertretung bei Urlaub, Krankheit oder Wechsel",
        retention="Zwei Jahre nach dem Ende der Vertretung oder bis zur Löschung des Kontos",
        fields=("giver", "receiver", "departments", "reason"),
        keep_for=2 * YEAR,
    )

    giver = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="delegations_given")
    receiver = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="delegations_received"
    )
    departments = models.JSONField(default=list)
    since = models.DateField(default=today)
    until = models.DateField()
    reason = models.CharField(max_length=200)
    created_at = models.DateTimeField(default=now)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "identity_delegation"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="delegation_ends_after"
            ),
            models.CheckConstraint(
                condition=~Q(giver=F("receiver")), name="delegation_to_somebody_else"
            ),
        ]

    def __str__(self) -> str:
        """Span, for logs."""
        return f"{self.since} to {self.until}"

    @property
    def window(self) -> Window:
        """The span as the pure rules see it."""
        return Window(self.since, self.until, revoked=self.revoked_at is not None)

    @property
    def delegated(self) -> Delegated:
        """The delegation as its receiver sees it."""
        return Delegated(
            giver=str(self.giver_id),
            departments=frozenset(self.departments),
            window=self.window,
            giver_grants=tuple(item.grant for item in self.giver.assignments.all()),
            giver_active=self.giver.is_active,
        )
