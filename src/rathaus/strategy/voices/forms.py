"""Forms of participation; the engine judges what they bring."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rathaus.participation.api import voices


class IdeaForm(forms.Form):
    """An idea."""

    title = forms.CharField(
        label=_("Ihre Idee in einem Satz"),
        max_length=voices.TITLE_LENGTH,
        error_messages={"required": _("Geben Sie Ihrer Idee einen Titel.")},
    )
    text = forms.CharField(
        label=_("Beschreibung"),
        help_text=_("Was soll anders werden, und wem hilft es? Bitte keine persönlichen Daten."),
        max_length=voices.TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Beschreiben Sie Ihre Idee.")},
    )
    different = forms.BooleanField(label=_("Meine Idee ist eine andere"), required=False)

    def __init__(self, *args: Any, twins: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not twins:
            del self.fields["different"]


class CommentForm(forms.Form):
    """A comment or a reply."""

    text = forms.CharField(
        label=_("Ihr Kommentar"),
        help_text=_("Bitte keine persönlichen Daten."),
        max_length=voices.TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schreiben Sie, was Sie sagen möchten.")},
    )


class JudgeForm(forms.Form):
    """What the office makes of a contribution."""

    state = forms.ChoiceField(
        label=_("Was geschieht mit diesem Beitrag?"),
        choices=[
            (voices.State.PUBLISHED.value, _("veröffentlichen")),
            (voices.State.REFUSED.value, _("nicht veröffentlichen")),
        ],
    )
    reason = forms.CharField(
        label=_("Grund"),
        help_text=_("Die Person, die geschrieben hat, liest ihn. Nötig, wenn Sie ablehnen."),
        required=False,
        max_length=2000,
    )

    def __init__(self, *args: Any, published: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if published:
            field = self.fields["state"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(voices.State.REMOVED.value, _("von der Seite nehmen"))]


class WeighingForm(forms.Form):
    """The weights of the published formula."""

    residents = forms.DecimalField(
        label=_("Gewicht einer Stimme von Bürgerinnen und Bürgern"),
        max_digits=4,
        decimal_places=2,
        localize=True,
    )
    departments = forms.DecimalField(
        label=_("Gewicht einer Stimme von Beschäftigten der Stadt"),
        max_digits=4,
        decimal_places=2,
        localize=True,
    )
    half_life_days = forms.IntegerField(
        label=_("Nach wie vielen Tagen zählt eine Stimme halb?"),
        help_text=_("0: Das Alter zählt nicht."),
        min_value=0,
        max_value=3650,
    )
    reason = forms.CharField(
        label=_("Grund"), help_text=_("Er wird mit der Formel veröffentlicht."), max_length=2000
    )
