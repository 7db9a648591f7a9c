"""Every German sentence of a page has its English one; none is fuzzy or empty."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

SOURCE = Path(__file__).parents[2] / "src" / "rathaus"
PACKAGES = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
TRANSLATE = re.compile(r"""{%\s*translate\s+(["'])(.*?)\1""")
BLOCK = re.compile(r"{%\s*blocktranslate(.*?)%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)
VARIABLE = re.compile(r"{{\s*(\w+)\s*}}")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|{\w*}")


def files(package: str, suffix: str) -> Iterator[Path]:
    """Source files of a package."""
    for path in sorted((SOURCE / package).rglob(f"*{suffix}")):
        if not {"node_modules", "migrations"} & set(path.parts):
            yield path


def in_templates(package: str) -> Iterator[str]:
    """Sentences in templates, written as gettext knows them."""
    for path in files(package, ".html"):
        text = path.read_text("utf-8")
        yield from (match[2].replace("%", "%%") for match in TRANSLATE.finditer(text))
        for options, body in BLOCK.findall(text):
            sentence = re.split(r"{%\s*plural\s*%}", body)[0].replace("%", "%%")
            sentence = VARIABLE.sub(r"%(\1)s", sentence)
            if "trimmed" in options:
                sentence = " ".join(line.strip() for line in sentence.strip().splitlines())
            yield sentence


def in_code(package: str) -> Iterator[str]:
    """Sentences in Python code."""
    for path in files(package, ".py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in CALLS
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value)


CATALOGUES = [
    path
    for path in SOURCE.rglob("locale/*/LC_MESSAGES/django.po")
    if "node_modules" not in path.parts
]
ENGLISH = {
    entry.msgid
    for path in CATALOGUES
    if path.parts[-3] == "en"
    for entry in polib.pofile(str(path))
    if entry.translated()
}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_sentence_has_its_english_one(package: str) -> None:
    missing = sorted({*in_templates(package), *in_code(package)} - ENGLISH)
    assert not missing, f"{len(missing)} sentences without English, such as {missing[:5]}"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_catalogues_are_whole(path: Path) -> None:
    seen: set[tuple[str | None, str]] = set()
    for entry in polib.pofile(str(path)):
        assert not entry.obsolete
        assert not entry.fuzzy, entry.msgid
        assert entry.translated(), entry.msgid
        assert (entry.msgctxt, entry.msgid) not in seen, f"twice: {entry.msgid}"
        seen.add((entry.msgctxt, entry.msgid))
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
            assert set(PLACEHOLDER.findall(text)) <= wanted, f"unknown value in: {text}"


def test_a_sentence_means_the_same_everywhere() -> None:
    """Catalogues are merged and the first package wins, so two meanings need a context."""
    meanings: dict[tuple[str | None, str], set[str]] = {}
    for path in CATALOGUES:
        if path.parts[-3] == "en":
            for entry in polib.pofile(str(path)):
                texts = entry.msgstr_plural.get(0) if entry.msgid_plural else entry.msgstr
                meanings.setdefault((entry.msgctxt, entry.msgid), set()).add(texts or "")
    several = {key[1]: found for key, found in meanings.items() if len(found) > 1}
    assert not several
