"""Forms of the assessments' office pages."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rathaus.identity.api import accounts_with_role
from rathaus.kernel.access import Role
from rathaus.strategy.assessments.cycle import Planned
from rathaus.strategy.assessments.guarding import say
from rathaus.strategy.assessments.models import Assessment, Finding, PhaseSpan
from rathaus.strategy.assessments.rules.effects import FIELDS, TITLES, Effect, EffectKind
from rathaus.strategy.assessments.rules.phases import TITLES as PHASES
from rathaus.strategy.assessments.rules.phases import WORKING, Phase, Span
from rathaus.strategy.assessments.subjects import elements
from rathaus.strategy.assessments.watch import Rating, Watched, WatchKind
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.store.structure import structure

DAYS = ["%d.%m.%Y", "%Y-%m-%d"]
KIND_WORDS = {WatchKind.TECHNOLOGY: _("Technik"), WatchKind.SOCIETY: _("Gesellschaft")}
RATING_WORDS = {
    Rating.RELEVANT: _("bedeutet etwas für die Strategie"),
    Rating.WATCHING: _("weiter beobachten"),
    Rating.DISMISSED: _("bedeutet nichts für die Strategie"),
}


def _day(label: Any, **more: Any) -> forms.DateField:
    widget = forms.DateInput(format="%d.%m.%Y", attrs={"class": "width-10"})
    return forms.DateField(label=label, input_formats=DAYS, widget=widget, **more)


def _text(label: Any, *, rows: int = 4, required: bool = False, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": rows}),
        **more,
    )


def people() -> list[tuple[str, str]]:
    """Accounts that may look after an assessment, by name."""
    found = {
        each.id: each.name
        for role in (Role.STRATEGY_OFFICE, Role.ADMINISTRATOR)
        for each in accounts_with_role(role)
    }
    return sorted(found.items(), key=lambda pair: pair[1])


class PlanForm(forms.Form):
    """Title, purpose and people of an assessment, and the dates of its four phases."""

    title = forms.CharField(
        label=_("Titel"), max_length=160, help_text=_("Zum Beispiel: Bewertung 2027")
    )
    purpose = _text(_("Anlass"), rows=3)
    owner = forms.ChoiceField(label=_("Verantwortlich"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("noch niemand")), *people()]
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)
        owner.choices = choices
        for phase in WORKING:
            title = say(PHASES[phase])
            self.fields[f"{phase.value}_starts"] = _day(
                _("%(phase)s: erster Tag") % {"phase": title}
            )
            self.fields[f"{phase.value}_ends"] = _day(
                _("%(phase)s: letzter Tag") % {"phase": title}
            )
            self.fields[f"{phase.value}_owner"] = forms.ChoiceField(
                label=_("%(phase)s: sorgt dafür") % {"phase": title},
                required=False,
                choices=choices,
            )

    def planned(self) -> Planned:
        """The plan of a valid form."""
        data = self.cleaned_data
        spans = {
            phase: (
                Span(data[f"{phase.value}_starts"], data[f"{phase.value}_ends"]),
                data[f"{phase.value}_owner"],
            )
            for phase in WORKING
        }
        return Planned(data["title"], data["purpose"], data["owner"], spans)


def plan_initial(
    row: Assessment | None, spans: Iterable[tuple[Phase, Span | PhaseSpan]], owner: str
) -> dict[str, Any]:
    """What the form shows of a plan; a new one is proposed for the person who begins it."""
    shown: dict[str, Any] = {"owner": owner if row is None else row.owner}
    if row is not None:
        shown |= {"title": row.title, "purpose": row.purpose}
    for phase, span in spans:
        shown[f"{phase.value}_starts"], shown[f"{phase.value}_ends"] = span.starts, span.ends
        shown[f"{phase.value}_owner"] = span.owner if isinstance(span, PhaseSpan) else owner
    return shown


class WatchForm(forms.Form):
    """An entry of the watch list."""

    kind = forms.ChoiceField(
        label=_("Bereich"), choices=[(kind.value, words) for kind, words in KIND_WORDS.items()]
    )
    title = forms.CharField(label=_("Worum geht es?"), max_length=200)
    text = _text(_("Was bedeutet es für die Stadt?"))
    source = forms.CharField(
        label=_("Quelle"), max_length=300, help_text=_("Wer hat es wo gesagt oder gezeigt?")
    )
    url = forms.URLField(
        label=_("Adresse der Quelle"), required=False, max_length=500, assume_scheme="https"
    )
    seen_on = _day(_("Stand vom"), help_text=_("Zum Beispiel 30.9.2026"))
    touches = forms.MultipleChoiceField(label=_("Was es berührt"), required=False)
    projects = forms.CharField(
        label=_("Projekte, die es berührt"),
        required=False,
        max_length=2000,
        help_text=_("Kennungen aus der Adresse der Projektseite, mit Komma getrennt"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["touches"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(each.id, say(each.title)) for each in elements()]
        field.widget.attrs.update({"size": "8"})

    def clean_projects(self) -> list[str]:
        """Know every project."""
        keys = [key for part in self.cleaned_data["projects"].split(",") if (key := part.strip())]
        known = set(ProjectRow.objects.filter(key__in=keys).values_list("key", flat=True))
        unknown = [key for key in keys if key not in known]
        if unknown:
            raise forms.ValidationError(
                _("Ein Projekt „%(key)s“ gibt es nicht.") % {"key": unknown[0]}
            )
        return keys

    def watched(self) -> Watched:
        """The entry of a valid form."""
        data = self.cleaned_data
        touched = (*data["touches"], *(f"project:{key}" for key in data["projects"]))
        return Watched(
            WatchKind(data["kind"]),
            data["title"],
            data["text"],
            data["source"],
            data["url"],
            data["seen_on"],
            touched,
        )


class FindingForm(forms.Form):
    """A finding and the inputs that it rests on."""

    title = forms.CharField(label=_("Erkenntnis in einem Satz"), max_length=200)
    text = _text(_("Begründung"))
    inputs = forms.MultipleChoiceField(
        label=_("Beruht auf"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["inputs"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices


class DecisionForm(forms.Form):
    """A decision on findings and its effect; which inputs count depends on the effect."""

    title = forms.CharField(label=_("Entscheidung in einem Satz"), max_length=200)
    reason = _text(_("Grund"), required=True, rows=3)
    findings = forms.MultipleChoiceField(
        label=_("Antwortet auf"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Wählen Sie mindestens eine Erkenntnis.")},
    )
    kind = forms.ChoiceField(label=_("Wirkung"))
    goal = forms.ChoiceField(
        label=_("Ziel"), required=False, help_text=_("Nur, wenn sich ein Ziel ändert")
    )
    project = forms.CharField(
        label=_("Projekt"),
        required=False,
        max_length=120,
        help_text=_("Kennung aus der Adresse der Projektseite; nur, wenn sich ein Projekt ändert"),
    )
    field = forms.ChoiceField(
        label=_("Was sich am Projekt ändert"),
        required=False,
        help_text=_("Nur bei „Projekt ändern“"),
    )
    value = forms.CharField(
        label=_("Neuer Wert"),
        required=False,
        max_length=500,
        help_text=_(
            "Zielwert oder Gewicht als Zahl, ein Tag, O, A, B oder C, ein Zustand "
            "(idea, planned, running, done, stopped), eine Kennung, "
            "oder der Titel des neuen Projekts"
        ),
    )
    department = forms.ChoiceField(
        label=_("Amt"), required=False, help_text=_("Nur bei einem neuen Projekt")
    )
    programme = forms.ChoiceField(
        label=_("Programm"), required=False, help_text=_("Nur bei einem neuen Projekt")
    )

    def __init__(self, *args: Any, findings: Iterable[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        strategy = structure()
        self._choose("findings", [(str(each.pk), each.title) for each in findings])
        self._choose("kind", [(kind.value, say(words)) for kind, words in TITLES.items()])
        self._choose("field", [("", "–"), *((key, say(text)) for key, text in FIELDS.items())])
        for name, parts in (
            ("goal", strategy.goals),
            ("department", strategy.departments),
            ("programme", strategy.programmes),
        ):
            options = [(part.id, f"{part.number} {say(part.title)}".strip()) for part in parts]
            self._choose(name, [("", "–"), *options])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def effect(self) -> Effect:
        """The effect of a valid form: only what its kind uses, days as ISO."""
        data = self.cleaned_data
        kind, value = EffectKind(data["kind"]), data["value"].strip()
        if kind is EffectKind.NONE:
            return Effect(kind)
        if kind in (EffectKind.GOAL_TARGET, EffectKind.GOAL_WEIGHT):
            return Effect(kind, data["goal"], value)
        if kind is EffectKind.PROJECT_ADD:
            return Effect(
                kind, value=value, department=data["department"], programme=data["programme"]
            )
        key = data["project"].strip()
        if kind is EffectKind.PROJECT_STOP:
            return Effect(kind, key)
        if kind is EffectKind.CATEGORY:
            return Effect(kind, key, value.upper())
        return Effect(
            kind, key, _iso(value) if data["field"] in ("start", "end") else value, data["field"]
        )

    def refuse(self, field: str | None, message: str) -> None:
        """Put what a store or rule refused to the field that it speaks of."""
        names = {"key": "project"}
        name = names.get(field or "", field)
        self.add_error(name if name in self.fields else None, message)


def _iso(text: str) -> str:
    """A day as ISO where it can be read; otherwise as it was written, for the rule to refuse."""
    try:
        found: date = forms.DateField(input_formats=DAYS).clean(text)
    except forms.ValidationError:
        return text
    return found.isoformat()


class RateForm(forms.Form):
    """What the assessment makes of an entry."""

    rating = forms.ChoiceField(
        label=_("Einschätzung"),
        choices=[(rating.value, words) for rating, words in RATING_WORDS.items()],
    )
    reason = forms.CharField(label=_("Grund"), required=False, max_length=2000)


class FinishForm(forms.Form):
    """The name of the version that ends the assessment, and what came of it."""

    name = forms.CharField(label=_("Name der neuen Fassung"), max_length=200)
    summary = _text(_("Ergebnis in wenigen Sätzen; es wird veröffentlicht"), rows=3)


class BackForm(forms.Form):
    """The way back to an earlier phase."""

    to = forms.ChoiceField(label=_("Zurück in die Phase"))
    reason = forms.CharField(label=_("Grund"), max_length=2000)

    def __init__(self, *args: Any, phases: Iterable[Phase], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(phase.value, say(PHASES[phase])) for phase in phases]
