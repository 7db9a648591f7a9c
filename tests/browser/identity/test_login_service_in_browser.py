"""The way to the login service and back under our content policy, in a real browser."""

from collections.abc import Iterator

import oidc_provider_mock
import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from rathaus.identity import settings as identity_settings
from rathaus.identity.models import Account
from rathaus.kernel.access import Role

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def issuer(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A provider on a free loopback port that knows one person."""
    claims = {"email": "anna@stadt.example", "email_verified": True, "roles": ["strategy_office"]}
    user = oidc_provider_mock.User(sub="anna", claims=claims)
    with oidc_provider_mock.run_server_in_thread(user_claims=[user]) as server:
        issuer = f"http://localhost:{server.server_port}"
        monkeypatch.setenv("RATHAUS_OIDC_ISSUER", issuer)
        monkeypatch.setenv("RATHAUS_OIDC_CLIENT_ID", "rathaus")
        monkeypatch.setenv("RATHAUS_OIDC_CLIENT_SECRET", "a secret")
        monkeypatch.setenv("RATHAUS_OIDC_NAME", "Stadtanmeldung")
        settings.SOCIALACCOUNT_PROVIDERS = identity_settings.login_service()
        cache.clear()
        yield issuer


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def tab(
    chromium: Browser, live_server: LiveServer, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A tab that is not watched, because the pages of the provider are not ours."""
    context = chromium.new_context(
        base_url=live_server.url, locale="de-DE", java_script_enabled=request.param
    )
    yield context.new_page()
    context.close()


def test_sign_in_through_the_login_service(tab: Page, issuer: str) -> None:
    tab.goto("/konto/anmelden/?next=/konto/sitzungen/")
    tab.get_by_role("button", name="Weiter mit: Stadtanmeldung").click()
    tab.wait_for_url(f"{issuer}/oauth2/authorize**")
    tab.get_by_role("button", name="anna").first.click()
    expect(tab.get_by_role("heading", name="Sitzungen")).to_be_visible()
    assert Account.objects.get().roles == {Role.CITIZEN, Role.STRATEGY_OFFICE}
