"""A form for the inputs of any decision model: typed fields, groups, rows of collections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rathaus.kernel.ids import slug
from rathaus.rules.api import Field, FieldKind, read_fields, rows_of, write_fields

_LONGEST = 2000


class _OpenChoice(forms.ChoiceField):
    """Leaves it to the engine to say what is no choice."""

    def validate(self, value: Any) -> None:
        """Take any value."""


class _OpenText(forms.CharField):
    """Leaves it to the engine to say what cannot be read; nothing is required."""

    def validate(self, value: Any) -> None:
        """Take any value."""


@dataclass(slots=True)
class Section:
    """A group of fields with its title and explanation, and groups within it."""

    title: str
    description: str = ""
    fields: list[BoundField] = field(default_factory=list)
    sections: list["Section"] = field(default_factory=list)


class InputsForm(forms.Form):
    """The inputs of a model.

    Args:
        inputs: fields of the model.
        data: what somebody sent, or None for a form to begin with.
        initial: what it then shows, by name of the field; see `data_of`.
    """

    use_required_attribute = False

    def __init__(
        self,
        inputs: Iterable[Field],
        data: Mapping[str, str] | None,
        initial: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.inputs = tuple(inputs)
        self.values: dict[str, object] = {}
        self.sections: list[Section] = []
        self._paths: dict[str, str] = {}
        loose = Section("")
        for each in self.inputs:
            self._place(each, each.name, each.name, loose)
        if loose.fields:
            self.sections.append(loose)
        self.sections += loose.sections

    def texts(self) -> dict[str, str]:
        """Return what was sent, by path of the field."""
        sent = self.data if self.is_bound else {}
        return {path: str(sent.get(name, ""))[:_LONGEST] for name, path in self._paths.items()}

    def clean(self) -> dict[str, Any]:
        """Read the values; say in the form's language what cannot be read."""
        language = "en" if (get_language() or "de").startswith("en") else "de"
        texts = self.texts()
        entered = read_fields(self.inputs, texts)
        untold = {each.name: _nothing(each) for each in self.inputs if _untold(each, texts)}
        self.values = {**entered.values, **untold}
        names = {path: name for name, path in self._paths.items()}
        for path, problem in entered.problems.items():
            self.add_error(names[path], problem.in_language(language))
        return self.cleaned_data

    def _place(self, each: Field, path: str, title: str, into: Section) -> None:
        if each.kind is FieldKind.GROUP:
            section = Section(title, each.description)
            for part in each.parts:
                self._place(part, f"{path}/{part.name}", part.name, section)
            into.sections.append(section)
        elif each.kind is FieldKind.LIST:
            section = Section(title, each.description)
            for row in range(self._rows(path) + 1):
                name = _("%(title)s, Zeile %(number)s") % {"title": title, "number": row + 1}
                self._place(each.parts[0], f"{path}/{row}", name, section)
            into.sections.append(section)
        else:
            name = self._name(path)
            self.fields[name] = form_field(each, title)
            into.fields.append(self[name])

    def _rows(self, path: str) -> int:
        """Count the rows that hold something; one empty row follows them."""
        start = f"{_plain(path)}-"
        sent = self.data if self.is_bound else {}
        filled = {
            f"{path}/{name.removeprefix(start).replace('-', '/', 1)}": text
            for name, text in sent.items()
            if name.startswith(start) and str(text).strip()
        }
        return rows_of(path, filled)

    def _name(self, path: str) -> str:
        """Name a field for addresses: its path in plain letters, numbered when that is taken."""
        plain = _plain(path)
        name, number = plain, 2
        while name in self._paths:
            name, number = f"{plain}-n{number}", number + 1
        self._paths[name] = path
        return name


def _untold(group: Field, texts: Mapping[str, str]) -> bool:
    """Tell whether a group was left empty: then its collections are unknown, not empty."""
    start = f"{group.name}/"
    return group.kind is FieldKind.GROUP and not any(
        text.strip() for path, text in texts.items() if path.startswith(start)
    )


def _nothing(group: Field) -> dict[str, object]:
    return {part.name: None for part in group.parts}


def data_of(inputs: Iterable[Field], values: Mapping[str, object]) -> dict[str, str]:
    """Return what a form would send that shows these values."""
    mark = "." if (get_language() or "de").startswith("en") else ","
    return {_plain(path): text for path, text in write_fields(inputs, values, mark).items()}


def _plain(path: str) -> str:
    """Name a field in letters that addresses and labels take, apart from a page's own names."""
    name: str = slug(path, limit=120)
    return f"f-{name}"


def form_field(each: Field, title: str) -> forms.Field:
    """Return the field of a form for one value of a model."""
    help_text = each.description
    if each.allowed:
        help_text = f"{help_text} {_('Erlaubt: %(values)s') % {'values': each.allowed}}".strip()
    if each.kind is FieldKind.EXPRESSION:
        help_text = f"{help_text} {_('Ein Ausdruck in FEEL, zum Beispiel [1, 2, 3].')}".strip()
    common: dict[str, Any] = {"label": title, "help_text": help_text}
    if each.kind is FieldKind.BOOLEAN:
        answers = (("", _("unbekannt")), ("true", _("ja")), ("false", _("nein")))
        return _OpenChoice(choices=answers, **common)
    if each.kind is FieldKind.CHOICE:
        known = [(choice.label, choice.label) for choice in each.choices]
        return _OpenChoice(choices=[("", _("unbekannt")), *known], **common)
    return _OpenText(max_length=_LONGEST, widget=_widget(each.kind), **common)


def _widget(kind: FieldKind) -> forms.Widget:
    if kind is FieldKind.DATE:
        return forms.DateInput(attrs={"type": "date", "class": "width-10"})
    if kind is FieldKind.NUMBER:
        return forms.TextInput(attrs={"inputmode": "decimal", "class": "width-10"})
    return forms.TextInput(attrs={"autocomplete": "off"})
