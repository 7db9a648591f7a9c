"""Pages on which people look after their own account."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rathaus.audit import api as audit
from rathaus.identity import grants, personal_data
from rathaus.identity.errors import IdentityError
from rathaus.identity.forms import DelegationForm, ProfileForm
from rathaus.identity.language import remember_language
from rathaus.identity.models import Account, Delegation
from rathaus.identity.roles import role_label
from rathaus.kernel.access import OFFICE_ROLES, Role, requires, signed_in
from rathaus.kernel.time import today


def own_account(request: HttpRequest) -> Account:
    """The account behind a request that has passed `signed_in`."""
    user = request.user
    if not isinstance(user, Account):
        raise TypeError("the view is not guarded")
    return user


@signed_in
def profile(request: HttpRequest) -> HttpResponse:
    """Overview: name, roles in force, ways to everything else."""
    account = own_account(request)
    form = ProfileForm(request.POST or None, instance=account)
    if request.method == "POST" and form.is_valid():
        form.save()
        audit.record(
            audit.actor_of(account),
            "identity.profile.changed",
            grants.subject_of(account),
            None,
            {"fields": form.changed_data},
        )
        translation.activate(account.language)
        messages.success(request, _("Gespeichert."))
        answer = redirect("identity:profile")
        remember_language(answer, account.language)
        return answer
    context = {
        "form": form,
        "account": account,
        "roles": [role_label(role) for role in Role if role in account.roles],
        "departments": sorted(account.department_ids),
        "works_here": bool(account.roles & OFFICE_ROLES),
        "is_administrator": Role.ADMINISTRATOR in account.roles,
    }
    return render(request, "identity/profile.html", context)


@signed_in
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """Everything stored about the person, as a JSON file."""
    answer = JsonResponse(
        personal_data.personal_data(own_account(request)),
        json_dumps_params={"ensure_ascii": False, "indent": 2, "default": str},
    )
    answer["Content-Disposition"] = 'attachment; filename="meine-daten.json"'
    answer["Cache-Control"] = "no-store"
    return answer


@signed_in
def deletion(request: HttpRequest) -> HttpResponse:
    """Ask for deletion of the account, or take the wish back."""
    account = own_account(request)
    if request.method == "POST":
        actor = audit.actor_of(account)
        if request.POST.get("action") == "withdraw":
            personal_data.withdraw_deletion(actor, account)
        else:
            personal_data.request_deletion(actor, account)
        return redirect("identity:deletion")
    return render(request, "identity/deletion.html", {"account": account})


@requires(Role.DEPARTMENT, Role.CASEWORKER)
def delegations(request: HttpRequest) -> HttpResponse:
    """Own delegations: who acts for me, for whom do I act."""
    account = own_account(request)
    own = sorted(
        {
            item.department_id
            for item in account.assignments.filter(revoked_at=None)
            if item.department_id
        }
    )
    form = DelegationForm(request.POST or None, departments=own)
    if request.method == "POST" and form.is_valid() and _delegate(account, form):
        messages.success(request, _("Die Vertretung ist eingetragen."))
        return redirect("identity:delegations")
    running = Delegation.objects.filter(revoked_at=None, until__gte=today()).order_by("since")
    context = {
        "form": form,
        "departments": own,
        "given": running.filter(giver=account).select_related("receiver"),
        "received": running.filter(receiver=account).select_related("giver"),
    }
    return render(request, "identity/delegations.html", context)


def _delegate(account: Account, form: DelegationForm) -> bool:
    data = form.cleaned_data
    receiver = Account.objects.filter(
        email=data["receiver"].lower(), is_active=True, erased_at=None
    ).first()
    if receiver is None:
        form.add_error("receiver", _("Zu dieser Adresse gibt es kein Konto."))
        return False
    try:
        grants.delegate(
            audit.actor_of(account),
            account,
            receiver,
            data["departments"],
            since=data["since"],
            until=data["until"],
            reason=data["reason"],
        )
    except IdentityError as error:
        form.add_error(error.field, error.message)
        return False
    return True


@requires(Role.DEPARTMENT, Role.CASEWORKER)
@require_POST
def end_delegation(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """End a delegation at once; giver and receiver may both do it."""
    account = own_account(request)
    delegation = get_object_or_404(Delegation.objects.select_related("receiver"), pk=pk)
    if account.pk not in {delegation.giver_id, delegation.receiver_id}:
        return HttpResponseRedirect(reverse("identity:delegations"))
    grants.end_delegation(audit.actor_of(account), delegation)
    messages.success(request, _("Die Vertretung ist beendet."))
    return HttpResponseRedirect(reverse("identity:delegations"))
