"""Documents as PDF: accessible (PDF/UA-1) and fit for the archive (PDF/A-2a) in one file.

A template is a Typst file that imports ``kit.typ`` and finds its data in ``data``. Data travels
as JSON and is only ever text to the template: nothing in it can become markup, code or a path.
A sign that the font lacks is printed as ``�``, because one such sign would make the whole file
fail its standards.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rathaus.documents.compiler import compile_pdf
from rathaus.documents.errors import DocumentError, TemplateError
from rathaus.documents.printable import printable
from rathaus.kernel.time import now

__all__ = ["DocumentError", "TemplateError", "render_pdf"]

LANGUAGES = ("de", "en")


def render_pdf(
    template: Path,
    data: Mapping[str, Any],
    *,
    title: str,
    language: str,
    author: str = "",
    at: datetime | None = None,
) -> bytes:
    """Make a PDF from a template and data.

    Args:
        template: the Typst file; it sees ``kit.typ`` beside it and no other file.
        data: JSON values (texts, numbers, booleans, lists, mappings, None).
        title: title of the document, shown in the window instead of the file name.
        language: ``de`` or ``en``; sets the language of the text and of the template's words.
        author: the body that issues the document.
        at: aware moment stamped on the file; the clock's when left out. The same template, data
            and moment give the same bytes.

    Raises:
        DocumentError: without a title, in an unknown language, or with data that is no JSON.
        TemplateError: if the template is missing or fails.
    """
    if not title.strip():
        raise DocumentError("Ein Dokument braucht einen Titel.", field="title")
    spoken = language.split("-", maxsplit=1)[0]
    if spoken not in LANGUAGES:
        raise DocumentError(
            f"Dokumente gibt es auf Deutsch und Englisch, nicht in „{language}“.", field="language"
        )
    moment = (at or now()).astimezone(UTC).replace(microsecond=0)
    content = {"title": title, "language": spoken, "author": author, "content": data}
    try:
        text = json.dumps(printable(content), ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise DocumentError(f"Diese Angaben lassen sich nicht drucken: {error}") from error
    return compile_pdf(template, text, moment)
