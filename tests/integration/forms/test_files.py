"""Files are looked at before they are stored, and go with their draft."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

from rathaus.forms import api as forms
from rathaus.forms.errors import NoSuchDraft
from rathaus.forms.models import StoredFile
from rathaus.forms.store.files import safe_name
from tests.integration.forms.conftest import ACTOR
from tests.integration.forms.test_pages import sent_by
from tests.unit.forms.sample import field, form_of

pytestmark = [pytest.mark.database, pytest.mark.django_db]
PDF = b"%PDF-1.7 content"
FORM = form_of(
    field("papers", "file", max_files=2, max_bytes=1000, accept=["pdf", "png"]),
    field("name", "text"),
)
Start = Callable[..., forms.Draft]


class Guard:
    """A scanner that knows one virus."""

    name = "guard 1"

    def harmful(self, content: bytes) -> bool:
        """Whether it is that virus."""
        return b"EICAR" in content


@pytest.fixture
def guard() -> Iterator[None]:
    """Scan files."""
    forms.use_scanner(Guard())
    yield
    forms.use_scanner(None)


def upload(client: Client, draft: forms.Draft, *files: tuple[str, bytes], **inputs: Any) -> str:
    """Send the page with files; return the page that comes back, or "" when it was fine."""
    address = f"/desk/{draft.token}/one/"
    post = sent_by(client.get(address).content.decode(), **inputs)
    data: dict[str, Any] = {name: post.getlist(name) for name in post}
    data["papers"] = [SimpleUploadedFile(name, content) for name, content in files]
    answer = client.post(address, data)
    return answer.content.decode() if answer.status_code != 302 else ""


def test_files_are_stored_with_their_hash_and_shown(start: Start, client: Client) -> None:
    draft = start(FORM)
    assert not upload(client, draft, ("Antrag.pdf", PDF), name="Anna")
    (info,) = forms.load_draft(draft.token).files.values()
    assert (info.name, info.kind, info.size, info.scanned_by) == ("Antrag.pdf", "pdf", 16, "")
    assert len(info.sha256) == 64
    page = client.get(f"/desk/{draft.token}/one/").content.decode()
    assert "Antrag.pdf" in page
    assert "nicht auf Schadsoftware geprüft" in page


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bild.pdf", b"GIF89a", "„bild.pdf“ hat eine andere Art."),
        ("seite.pdf", b"<html><script>", "hat eine andere Art"),
        ("leer.pdf", b"", "Datei"),
        ("gross.pdf", PDF * 100, "„gross.pdf“ ist zu groß"),
    ],
)
def test_what_is_refused_is_told_and_the_rest_is_kept(
    start: Start, client: Client, name: str, content: bytes, said: str
) -> None:
    draft = start(FORM)
    page = upload(client, draft, (name, content), name="Anna")
    assert said in page
    assert sent_by(page)["name"] == "Anna"
    kept = forms.load_draft(draft.token)
    assert kept.answers == {"name": "Anna"}
    assert not StoredFile.objects.exists()


def test_there_is_room_for_so_many_files_only(start: Start, client: Client) -> None:
    draft = start(FORM)
    page = upload(client, draft, *[(f"{i}.pdf", PDF) for i in range(3)], name="Anna")
    assert "höchstens 2 Dateien" in page
    assert StoredFile.objects.count() == 2


def test_a_removed_file_is_gone(start: Start, client: Client) -> None:
    draft = start(FORM)
    upload(client, draft, ("a.pdf", PDF), ("b.pdf", PDF), name="Anna")
    gone, kept = forms.load_draft(draft.token).files
    upload(client, draft, **{"papers.remove": gone})
    assert list(forms.load_draft(draft.token).files) == [kept]


def test_a_file_of_another_draft_cannot_be_named(start: Start, client: Client) -> None:
    first, second = start(FORM), start(FORM)
    upload(client, first, ("a.pdf", PDF), name="Anna")
    (stolen,) = forms.load_draft(first.token).files
    page = upload(client, second, name="Ben", **{"papers.keep": stolen})
    assert "Die Datei ist nicht mehr da" in page
    with pytest.raises(NoSuchDraft):
        forms.open_file(forms.load_draft(second.token), stolen)


def test_a_download_can_do_no_harm(start: Start, client: Client) -> None:
    draft = start(FORM)
    upload(client, draft, ('a"\r\nX: y.pdf', PDF), name="Anna")
    draft = forms.load_draft(draft.token)
    answer = forms.open_file(draft, next(iter(draft.files)))
    assert answer.content == PDF
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.usefixtures("guard")
def test_a_scanner_is_asked_before_anything_is_stored(start: Start, client: Client) -> None:
    draft = start(FORM)
    page = upload(client, draft, ("x.pdf", PDF + b"EICAR"), name="Anna")
    assert "wurde Schadsoftware gefunden" in page
    assert not StoredFile.objects.exists()
    upload(client, draft, ("x.pdf", PDF))
    assert StoredFile.objects.get().scanned_by == "guard 1"


def test_the_database_refuses_to_change_a_file(start: Start, client: Client) -> None:
    draft = start(FORM)
    upload(client, draft, ("a.pdf", PDF), name="Anna")
    with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
        StoredFile.objects.update(content=b"other")
    forms.delete_draft(draft.token, actor=ACTOR)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\b.pdf", "b.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("\0", "Datei"),
        ("...", "Datei"),
        ("x" * 500, "x" * 200),
    ],
)
def test_names_of_files_are_names_only(given: str, safe: str) -> None:
    assert safe_name(given) == safe


def test_a_file_sent_with_a_page_that_came_too_late_is_asked_for_again(
    start: Start, client: Client
) -> None:
    draft = start(FORM)
    address = f"/desk/{draft.token}/one/"
    old = client.get(address).content.decode()
    upload(client, draft, ("a.pdf", PDF), name="Anna")
    data: dict[str, Any] = {name: sent_by(old, name="Ben").getlist(name) for name in sent_by(old)}
    data["papers"] = [SimpleUploadedFile("b.pdf", PDF)]
    answer = client.post(address, data)
    assert answer.status_code == 409
    assert "„b.pdf“ wurde noch nicht gespeichert." in answer.content.decode()
