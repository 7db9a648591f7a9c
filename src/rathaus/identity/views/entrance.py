"""Sign-in: what we add to allauth's views."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView
from allauth.socialaccount.providers.openid_connect.views import login as oidc_login
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from rathaus.identity.demo import DEMO_ACCOUNTS, PASSWORD
from rathaus.identity.models import Account
from rathaus.identity.roles import role_label
from rathaus.kernel.access import public


@public
class SignIn(LoginView):  # type: ignore[misc]
    """Sign-in page; in demo mode it offers the demo accounts with one click."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the demo accounts and the login service, if there are any."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["demo_accounts"] = demo_accounts() if settings.DEMO else []
        context["demo_password"] = PASSWORD
        context["login_service"] = login_service_name()
        context["oidc_provider"] = settings.OIDC_PROVIDER
        return context


sign_in = sensitive_post_parameters("password")(SignIn.as_view())


def login_service_name() -> str:
    """Name of the configured login service, "" if there is none."""
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return str(apps[0]["name"]) if apps else ""


def demo_accounts() -> list[dict[str, str]]:
    """The demo accounts that exist, in the order of their roles."""
    existing = set(Account.objects.filter(demo=True).values_list("email", flat=True))
    return [
        {"email": item.email, "role": role_label(item.role), "what": item.what}
        for item in DEMO_ACCOUNTS
        if item.email in existing
    ]


@public
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Sign in as a demo account without a password; only in demo mode.

    Raises:
        Http404: not in demo mode, or no demo account.
    """
    if not settings.DEMO:
        raise Http404
    account = get_object_or_404(Account, email=request.POST.get("email", ""), demo=True)
    if request.user.is_authenticated:
        get_adapter().logout(request)
    login = Login(
        user=account,
        email_verification="none",
        redirect_url=get_next_redirect_url(request),
    )
    answer: HttpResponseBase = perform_login(request, login)
    return answer


@public
def login_service(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Begin the sign-in at the login service of the city.

    Our policy allows forms to lead only to ourselves (`form-action 'self'`), and browsers hold
    redirects after a form to it. So the way out is a page of its own with a link that is
    followed by itself.
    """
    answer: HttpResponseBase = oidc_login(request, provider_id)
    target = answer.headers.get("Location", "")
    if answer.status_code in {301, 302, 303} and urlsplit(target).netloc:
        if urlsplit(target).scheme not in {"https", "http"}:
            raise Http404
        context = {"target": target, "name": login_service_name()}
        return render(request, "identity/leaving.html", context)
    return answer
