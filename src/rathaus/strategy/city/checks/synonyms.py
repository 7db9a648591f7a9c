"""Synonyms: each group has terms, and no term stands in two groups of a city."""

from rathaus.kernel.ids import is_slug, slug
from rathaus.kernel.text import Localized
from rathaus.strategy.city.checks.context import Context
from rathaus.strategy.city.finding import Path

LONGEST = 80
"""Characters of a term."""


def check(context: Context) -> None:
    """Check the synonyms of a city."""
    ids: set[str] = set()
    places: dict[str, Path] = {}
    for path, record in context.records("synonyms"):
        if not is_slug(record.id):
            context.note(
                (*path, "id"),
                Localized(f"„{record.id}“ ist keine Kennung.", f"“{record.id}” is no id."),
                Localized(f"Möglich ist „{slug(record.id)}“.", f"Possible: “{slug(record.id)}”."),
            )
        if record.id in ids:
            context.note(
                (*path, "id"),
                Localized(f"„{record.id}“ steht zweimal da.", f"“{record.id}” is there twice."),
                Localized("Fassen Sie beide zusammen.", "Join the two."),
            )
        ids.add(record.id)
        _check_terms(context, path, record.terms, places)


def _check_terms(
    context: Context, path: Path, terms: tuple[str, ...], places: dict[str, Path]
) -> None:
    if not terms:
        context.note(
            (*path, "terms"),
            Localized("Hier fehlen die Wörter.", "The words are missing."),
            Localized("Schreiben Sie „terms: [a, b]“.", "Write “terms: [a, b]”."),
        )
    for number, term in enumerate(terms):
        place = (*path, "terms", number)
        if not term.strip() or len(term) > LONGEST:
            context.note(
                place,
                Localized("Das Wort ist leer oder zu lang.", "The term is empty or too long."),
                Localized(f"Höchstens {LONGEST} Zeichen.", f"At most {LONGEST} characters."),
            )
        elif term.casefold() in places:
            first = context.place(places[term.casefold()])
            context.note(
                place,
                Localized(f"„{term}“ steht schon in {first}.", f"“{term}” is in {first} already."),
                Localized("Behalten Sie einen der Einträge.", "Keep one of the two."),
            )
        else:
            places[term.casefold()] = place
