"""Ids and texts: every record can be named, once, in both languages."""

from dataclasses import fields
from typing import Any

from rathaus.kernel.ids import is_slug, slug
from rathaus.kernel.text import Localized
from rathaus.strategy.city.checks.context import Context
from rathaus.strategy.city.finding import Path

IDENTIFIED = (
    "facts",
    "clusters",
    "dimensions",
    "programmes",
    "goals",
    "action_plans",
    "directorates",
    "departments",
    "pools",
    "projects",
)


def check(context: Context) -> None:
    """Check ids, numbers and texts of the whole strategy."""
    for part in IDENTIFIED:
        _check_ids(context, part)
        for path, record in context.records(part):
            _check_texts(context, path, record)
    for part in ("clusters", "dimensions", "programmes", "goals", "projects"):
        _check_numbers(context, part)
    for name in context.strategy.sources:
        _check_slug(context, ("sources", name), name)
    _check_text(context, ("title",), context.strategy.title, required=True)
    _check_texts(context, ("vision",), context.strategy.vision)


def _check_ids(context: Context, part: str) -> None:
    first = context.ids(part)
    for path, record in context.records(part):
        _check_slug(context, (*path, "id"), record.id)
        if first[record.id] != path:
            at = context.place((*first[record.id], "id"))
            context.note(
                (*path, "id"),
                Localized(
                    f"Die Kennung „{record.id}“ steht schon in {at}.",
                    f"The id “{record.id}” is already in {at}.",
                ),
                Localized("Geben Sie diesem Eintrag eine eigene.", "Give this entry its own."),
            )


def _check_slug(context: Context, path: Path, text: str) -> None:
    if not is_slug(text):
        better = slug(text) or "neuer-eintrag"
        context.note(
            path,
            Localized(
                f"Die Kennung „{text}“ taugt nicht für eine Adresse.",
                f"The id “{text}” cannot stand in an address.",
            ),
            Localized(f"Schreiben Sie „{better}“.", f"Write “{better}”."),
        )


def _check_numbers(context: Context, part: str) -> None:
    seen: dict[object, Path] = {}
    for path, record in context.records(part):
        if record.number and record.number in seen:
            at = context.place((*seen[record.number], "number"))
            context.note(
                (*path, "number"),
                Localized(
                    f"Die Nummer {record.number} steht schon in {at}.",
                    f"The number {record.number} is already in {at}.",
                ),
                Localized("Vergeben Sie eine freie Nummer.", "Choose a free number."),
            )
        seen.setdefault(record.number, path)


def _check_texts(context: Context, path: Path, record: Any) -> None:
    for each in fields(record):
        value = getattr(record, each.name)
        if isinstance(value, Localized):
            _check_text(context, (*path, each.name), value, required=each.name == "title")
        elif each.name == "title" and not value.strip():
            _note_empty(context, (*path, "title"))


def _check_text(context: Context, path: Path, text: Localized, *, required: bool) -> None:
    if required and not text.de.strip():
        _note_empty(context, path)
    elif text.de.strip() and not text.en.strip():
        context.note(
            path,
            Localized("Der englische Text fehlt.", "The English text is missing."),
            Localized("Ergänzen Sie „en: …“.", "Add “en: …”."),
        )
    elif text.en.strip() and not text.de.strip():
        context.note(
            path,
            Localized("Der deutsche Text fehlt.", "The German text is missing."),
            Localized("Ergänzen Sie „de: …“.", "Add “de: …”."),
        )


def _note_empty(context: Context, path: Path) -> None:
    context.note(
        path,
        Localized("Der Titel ist leer.", "The title is empty."),
        Localized("Schreiben Sie einen kurzen Titel.", "Write a short title."),
    )
