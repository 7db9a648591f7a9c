"""A real browser for pages: Debian's Chromium, one per process, one profile per test."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.checks import Watch, assert_accessible

BUNDLE = Path(__file__).parents[2] / "src" / "rathaus" / "ui" / "static" / "ui" / "app.css"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    executable = Path(os.environ.get("RATHAUS_TEST_CHROMIUM", "/usr/bin/chromium"))
    if not executable.is_file():
        pytest.skip(f"no Chromium at {executable}: apt-get install chromium")
    if not BUNDLE.is_file():
        pytest.skip("the front end is not built: ./rathaus check builds it")
    # Playwright keeps an event loop in this thread, in which Django would refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(executable), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def plain_static_files(settings: Settings) -> None:
    """Serve the bundle as it was built, not as it was last collected."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def context(chromium: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A fresh profile that speaks German; addresses begin at the live server."""
    context = chromium.new_context(
        base_url=live_server.url, locale="de-DE", viewport={"width": 1440, "height": 1000}
    )
    yield context
    context.close()


@pytest.fixture
def watch(context: BrowserContext) -> Iterator[Watch]:
    """A watched tab, with what it asked for and complained about."""
    watch = Watch(context.new_page())
    yield watch
    watch.verify()


@pytest.fixture
def page(watch: Watch) -> Page:
    """A tab; the test fails if it asked another host, or broke the content policy or a script."""
    return watch.page


@pytest.fixture
def check_accessible() -> Callable[[Page], None]:
    """Fails with the findings of axe-core (WCAG 2.2 A and AA, best practices)."""
    return assert_accessible
