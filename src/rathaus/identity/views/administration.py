"""Pages on which administrators look after accounts, roles and delegations."""

from __future__ import annotations

from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rathaus.audit import api as audit
from rathaus.identity import grants, personal_data
from rathaus.identity.errors import IdentityError
from rathaus.identity.forms import DelegationForm, GrantForm, NewAccountForm
from rathaus.identity.models import Account, Delegation, RoleAssignment
from rathaus.identity.roles import role_label
from rathaus.kernel.access import Role, requires
from rathaus.kernel.time import today

PAGE = 50
administrators = requires(Role.ADMINISTRATOR)


@administrators
def accounts(request: HttpRequest) -> HttpResponse:
    """All accounts with the roles they hold, searchable."""
    words = request.GET.get("suche", "").strip()
    rows = Account.objects.filter(erased_at=None).prefetch_related("assignments")
    if words:
        rows = rows.filter(Q(email__icontains=words) | Q(display_name__icontains=words))
    wanted = request.GET.get("rolle", "")
    if wanted in {role.value for role in Role}:
        rows = rows.filter(assignments__role=wanted, assignments__revoked_at=None).distinct()
    page = Paginator(rows.order_by("display_name", "email"), PAGE).get_page(
        request.GET.get("seite")
    )
    context = {
        "page": page,
        "rows": [(account, _own_roles(account)) for account in page],
        "words": words,
        "wanted": wanted,
        "roles": [(value, label) for value, label in GrantForm().fields["role"].choices],  # type: ignore[attr-defined]
    }
    return render(request, "identity/administration/accounts.html", context)


def _own_roles(account: Account) -> list[str]:
    """Labels of the roles an account holds itself today."""
    day = today()
    held = [item for item in account.assignments.all() if item.grant.window.holds(day)]
    return [_label(item) for item in sorted(held, key=lambda item: item.pk)]


def _label(item: RoleAssignment) -> str:
    name = role_label(Role(item.role))
    return f"{name} ({item.department_id})" if item.department_id else name


@administrators
def new_account(request: HttpRequest) -> HttpResponse:
    """Make an account for a colleague, who sets a password by mail or signs in by OIDC."""
    form = NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = _create(request, form)
        if account is not None:
            messages.success(request, _("Das Konto ist angelegt. Geben Sie ihm jetzt eine Rolle."))
            return redirect("identity:account", account.pk)
    return render(request, "identity/administration/new_account.html", {"form": form})


def _create(request: HttpRequest, form: NewAccountForm) -> Account | None:
    email, name = form.cleaned_data["email"], form.cleaned_data["display_name"]
    try:
        with transaction.atomic():
            account = Account.objects.create_user(email, None, display_name=name)
            EmailAddress.objects.create(
                user=account, email=account.email, verified=True, primary=True
            )
            audit.record(
                audit.actor_of(request.user),
                "identity.account.created",
                grants.subject_of(account),
            )
    except IntegrityError:
        form.add_error("email", _("Diese E-Mail-Adresse hat schon ein Konto."))
        return None
    return account


@administrators
def account(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One account: roles, delegations, what the trail says about it."""
    found = get_object_or_404(Account, pk=pk, erased_at=None)
    own = sorted({item.department_id for item in found.assignments.filter(revoked_at=None)} - {""})
    posted = request.POST if request.method == "POST" else None
    what = request.POST.get("form", "")
    grant_form = GrantForm(posted if what == "grant" else None)
    delegation_form = DelegationForm(posted if what == "delegation" else None, departments=own)
    if (what == "grant" and grant_form.is_valid() and _grant(request, found, grant_form)) or (
        what == "delegation"
        and delegation_form.is_valid()
        and _delegate(request, found, delegation_form)
    ):
        return redirect("identity:account", found.pk)
    return render(
        request,
        "identity/administration/account.html",
        {
            "account": found,
            "grant_form": grant_form,
            "delegation_form": delegation_form,
            "departments": own,
            "assignments": [
                (item, _label(item))
                for item in found.assignments.filter(revoked_at=None).order_by("granted_at")
            ],
            "delegations": Delegation.objects.filter(
                Q(giver=found) | Q(receiver=found), revoked_at=None, until__gte=today()
            ).select_related("giver", "receiver"),
            "trail": audit.entries(grants.subject_of(found), limit=20),
        },
    )


def _grant(request: HttpRequest, account: Account, form: GrantForm) -> bool:
    data = form.cleaned_data
    try:
        grants.grant(
            audit.actor_of(request.user),
            account,
            Role(data["role"]),
            data["department_id"].strip(),
            until=data["until"],
        )
    except IdentityError as error:
        form.add_error(error.field, error.message)
        return False
    messages.success(request, _("Die Rolle ist vergeben."))
    return True


def _delegate(request: HttpRequest, giver: Account, form: DelegationForm) -> bool:
    data = form.cleaned_data
    receiver = Account.objects.filter(email=data["receiver"].lower(), is_active=True).first()
    if receiver is None:
        form.add_error("receiver", _("Zu dieser Adresse gibt es kein Konto."))
        return False
    try:
        grants.delegate(
            audit.actor_of(request.user),
            giver,
            receiver,
            data["departments"],
            since=data["since"],
            until=data["until"],
            reason=data["reason"],
        )
    except IdentityError as error:
        form.add_error(error.field, error.message)
        return False
    messages.success(request, _("Die Vertretung ist eingetragen."))
    return True


@administrators
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Take a role away at once."""
    assignment = get_object_or_404(RoleAssignment.objects.select_related("account"), pk=pk)
    try:
        grants.revoke(audit.actor_of(request.user), assignment)
        messages.success(request, _("Die Rolle ist entzogen."))
    except IdentityError as error:
        messages.error(request, error.message)
    return redirect("identity:account", assignment.account_id)


@administrators
@require_POST
def end_delegation(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """End a delegation at once."""
    delegation = get_object_or_404(Delegation.objects.select_related("receiver"), pk=pk)
    grants.end_delegation(audit.actor_of(request.user), delegation)
    messages.success(request, _("Die Vertretung ist beendet."))
    return redirect("identity:account", delegation.giver_id)


@administrators
@require_POST
def set_active(request: HttpRequest, pk: UUID) -> HttpResponseRedirect:
    """Lock an account, which ends its sessions with the next click, or open it again."""
    found = get_object_or_404(Account, pk=pk, erased_at=None)
    active = request.POST.get("active") == "1"
    if found.pk == request.user.pk:
        messages.error(request, _("Das eigene Konto können Sie nicht sperren."))
    elif found.is_active != active:
        with transaction.atomic():
            found.is_active = active
            found.save(update_fields=["is_active"])
            audit.record(
                audit.actor_of(request.user),
                "identity.account.opened" if active else "identity.account.locked",
                grants.subject_of(found),
            )
    return redirect("identity:account", found.pk)


@administrators
@require_POST
def erase(request: HttpRequest, pk: UUID) -> HttpResponseRedirect:
    """Delete the person behind an account that asked for it."""
    found = get_object_or_404(Account, pk=pk, erased_at=None)
    if found.deletion_requested_at is None or found.pk == request.user.pk:
        messages.error(request, _("Gelöscht wird nur, wer es beantragt hat, und nicht man selbst."))
        return redirect("identity:account", found.pk)
    personal_data.erase(audit.actor_of(request.user), found)
    messages.success(request, _("Das Konto ist gelöscht."))
    return redirect("identity:accounts")
