"""The forms of the designer: a section, and a question with its options and condition."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rathaus.forms.api import Element, Field, Note, Option, Page
from rathaus.kernel.ids import slug
from rathaus.kernel.text import Localized

TYPES = (
    ("text", gettext_lazy("kurzer Text")),
    ("long_text", gettext_lazy("langer Text")),
    ("choice", gettext_lazy("eine Auswahl")),
    ("choices", gettext_lazy("mehrere Auswahlen")),
    ("yes_no", gettext_lazy("ja oder nein")),
    ("whole", gettext_lazy("ganze Zahl")),
    ("decimal", gettext_lazy("Zahl")),
    ("money", gettext_lazy("Betrag in Euro")),
    ("date", gettext_lazy("Datum")),
    ("date_range", gettext_lazy("Zeitraum")),
    ("mail", gettext_lazy("E-Mail-Adresse")),
    ("phone", gettext_lazy("Telefonnummer")),
    ("url", gettext_lazy("Internetadresse")),
    ("note", gettext_lazy("Hinweis ohne Antwort")),
)
CHOOSING = ("choice", "choices")
_AREA = {"rows": 3}


class BothLanguages(forms.Form):
    """Titles and help in both languages."""

    title_de = forms.CharField(label=gettext_lazy("Titel"), max_length=500)
    title_en = forms.CharField(
        label=gettext_lazy("Titel auf Englisch"), max_length=500, required=False
    )
    hint_de = forms.CharField(
        label=gettext_lazy("Hilfe"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs=_AREA),
    )
    hint_en = forms.CharField(
        label=gettext_lazy("Hilfe auf Englisch"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs=_AREA),
    )

    def both(self, name: str) -> Localized:
        """Return a text in both languages."""
        return Localized(self.cleaned_data[f"{name}_de"], self.cleaned_data[f"{name}_en"])


class SectionForm(BothLanguages):
    """A section: its title, an introduction, when it is asked, and whether for each project."""

    condition = forms.CharField(
        label=gettext_lazy("Nur fragen, wenn"),
        max_length=1000,
        required=False,
        help_text=gettext_lazy('Bedingung in FEEL, zum Beispiel: lage = "weit"'),
    )
    repeated = forms.BooleanField(
        label=gettext_lazy("Für jedes gemeldete Projekt fragen"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hint_de"].label = _("Einleitung")
        self.fields["hint_en"].label = _("Einleitung auf Englisch")

    def changed(self, page: Page) -> Page:
        """Return the section as the form wants it."""
        return replace(
            page,
            title=self.both("title"),
            intro=self.both("hint"),
            condition=self.cleaned_data["condition"],
        )


class QuestionForm(BothLanguages):
    """A question of any type."""

    type = forms.ChoiceField(label=gettext_lazy("Art der Antwort"), choices=TYPES)
    options = forms.CharField(
        label=gettext_lazy("Antworten zur Auswahl"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy(
            "Je Zeile eine Antwort; das Englische nach einem senkrechten Strich: weit | far"
        ),
    )
    required = forms.BooleanField(
        label=gettext_lazy("Diese Frage muss beantwortet werden"), required=False
    )
    condition = forms.CharField(
        label=gettext_lazy("Nur fragen, wenn"),
        max_length=1000,
        required=False,
        help_text=gettext_lazy(
            "Bedingung in FEEL mit den Namen anderer Fragen, zum Beispiel: projekt_kosten > 100000"
        ),
    )

    def __init__(self, *args: Any, element: Element, fact: bool, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _initial(element))
        super().__init__(*args, **kwargs)
        self.element = element
        if fact or not isinstance(element, Field | Note):
            del self.fields["type"], self.fields["options"]
        if not isinstance(element, Field | Note):
            del self.fields["required"]

    def clean(self) -> dict[str, Any]:
        """Ask for options where the type needs them."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("type") in CHOOSING and not _options(found.get("options", ""), self.element):
            self.add_error("options", _("Nennen Sie mindestens eine Antwort zur Auswahl."))
        return found

    def changed(self) -> Element:
        """Return the element as the form wants it; its key stays, conditions rely on it."""
        found, element = self.cleaned_data, self.element
        shared = {"title": self.both("title"), "condition": found["condition"]}
        if not isinstance(element, Field | Note):
            return replace(element, hint=self.both("hint"), **shared)
        if found.get("type") == "note":
            return Note(key=element.key, text=self.both("hint") or self.both("title"), **shared)
        kind = found.get("type", getattr(element, "type", "text"))
        same = isinstance(element, Field) and element.type == kind
        options = (
            _options(found["options"], element)
            if "options" in found and kind in CHOOSING
            else (element.options if same and isinstance(element, Field) else ())
        )
        base = element if isinstance(element, Field) else Field(element.key, kind, element.title)
        return replace(
            base,
            type=kind,
            hint=self.both("hint"),
            required=found["required"],
            options=options,
            settings=base.settings if same else {},
            **shared,
        )


def _initial(element: Element) -> dict[str, Any]:
    hint = element.text if isinstance(element, Note) else element.hint
    options = element.options if isinstance(element, Field) else ()
    return {
        "title_de": element.title.de,
        "title_en": element.title.en,
        "hint_de": hint.de,
        "hint_en": hint.en,
        "type": element.type if isinstance(element, Field) else "note",
        "required": isinstance(element, Field) and element.required is not False,
        "condition": element.condition,
        "options": "\n".join(
            f"{each.title.de} | {each.title.en}" if each.title.en else each.title.de
            for each in options
        ),
    }


def _options(text: str, element: Element) -> tuple[Option, ...]:
    """Read options line by line; one whose German text stays keeps its key."""
    known = {each.title.de: each.key for each in getattr(element, "options", ())}
    found: dict[str, Option] = {}
    for line in text.splitlines():
        german, _bar, english = (part.strip() for part in line.partition("|"))
        if not german:
            continue
        key = known.get(german) or slug(german, limit=50) or "antwort"
        number, free = 1, key
        while free in found:
            number += 1
            free = f"{key}-{number}"
        found[free] = Option(free, Localized(german, english))
    return tuple(found.values())
