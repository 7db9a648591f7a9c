"""Every link between our pages of documentation leads somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\((?![a-z]+:|/|#|\{)([^)#\s]+)")
PAGES = sorted(
    page
    for folder in ("", "docs", "src", "cities")
    for page in (ROOT / folder).glob("**/*.md" if folder else "*.md")
    if "node_modules" not in page.parts
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    dead = [target for target in targets if not (page.parent / target).exists()]
    assert not dead
