"""What every page has to stand: axe, keyboard, narrow screens, no foreign request."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

AXE = Axe()
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
REACHABLE = (
    "a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), "
    "select:not([disabled]), textarea:not([disabled]), summary, [tabindex='0']"
)


@dataclass
class Watch:
    """Collects what a page asks for and complains about."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    statuses: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start listening."""
        self.page.on("request", self._request)
        self.page.on("response", lambda r: self.statuses.append((r.status, r.url)))
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, request: Request) -> None:
        host = urlsplit(request.url).hostname
        if host and host not in LOOPBACK:
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        text = message.text
        if message.type == "error" and "status of" not in text:
            self.complaints.append(text)

    def verify(self) -> None:
        """Fail if a request left the host, or the browser complained (CSP, script errors)."""
        assert_no_external_requests(self)
        assert not self.complaints, "\n".join(self.complaints)
        parts = [u for s, u in self.statuses if s >= 400 and "/static/" in u]
        assert not parts, f"parts of a page are missing: {parts}"


def assert_no_external_requests(watch: Watch) -> None:
    """Fail if the page asked another host for anything."""
    assert not watch.foreign, f"requests left the host: {watch.foreign}"


def assert_accessible(page: Page) -> None:
    """Fail with every violation that axe finds on the page."""
    results = AXE.run(page, options=AXE_OPTIONS)
    violations: list[dict[str, Any]] = results.response["violations"]
    told = [
        f"{v['id']}: {v['help']}\n    " + "\n    ".join(n["html"][:200] for n in v["nodes"][:4])
        for v in violations
    ]
    assert not violations, "\n".join(told)


def assert_no_horizontal_scroll(page: Page, width: int = 320) -> None:
    """Fail if the page runs sideways at a width in CSS pixels."""
    before = page.viewport_size or {"width": 1280, "height": 900}
    page.set_viewport_size({"width": width, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    sticking_out = page.evaluate(
        "() => [...document.querySelectorAll('body *')]"
        ".filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.offsetParent)"
        ".slice(0, 5).map(e => e.outerHTML.slice(0, 120))"
    )
    page.set_viewport_size(before)
    assert wide <= width, f"{wide} px wide at {width} px: {sticking_out}"


def assert_keyboard_usable(page: Page, most: int = 400) -> None:
    """Walk the page with Tab: everything that can be used is reached, and its focus is seen."""
    wanted: int = page.evaluate(_MARK, REACHABLE)
    page.evaluate("document.activeElement && document.activeElement.blur()")
    page.evaluate("() => { document.body.tabIndex = -1; document.body.focus(); }")
    reached: set[str] = set()
    last = ""
    for _step in range(min(most, wanted * 2 + 10)):
        page.keyboard.press("Tab")
        at = page.evaluate(_LOOK)
        if at is None:
            continue
        mark, visible, name = at
        if mark == last:
            continue  # a date field has several stops of its own
        last = mark
        assert visible, f"no visible focus on {name}"
        if mark in reached:
            break
        reached.add(mark)
    missing = page.evaluate(_MISSING, list(reached))
    assert not missing, f"Tab never reaches: {missing[:6]} ({len(reached)} of {wanted})"


_MARK = """selector => {
  let count = 0;
  for (const e of document.querySelectorAll(selector)) {
    const shown = e.checkVisibility({ visibilityProperty: true })
      && !e.closest('[inert], [aria-hidden=true]');
    const radio = e.type === 'radio' && !e.checked
      && document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"]:checked`);
    if (shown && e.tabIndex >= 0 && !radio) e.dataset.walk = String(++count);
  }
  return count;
}"""

_LOOK = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || !e.dataset.walk) return null;
  const seen = [e, e.closest('label, .switch'), e.parentElement].filter(Boolean);
  const labels = e.labels ? [...e.labels] : [];
  const ring = n => {
    const s = getComputedStyle(n);
    return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
  };
  const figure = e.closest('figure');
  const switches = figure ? figure.querySelectorAll('.switch') : [];
  const shown = [...seen, ...labels, ...switches].some(ring);
  return [e.dataset.walk, shown, e.outerHTML.slice(0, 140)];
}"""

_MISSING = """reached => [...document.querySelectorAll('[data-walk]')]
  .filter(e => !reached.includes(e.dataset.walk)).map(e => e.outerHTML.slice(0, 140))"""
