"""Any Django form renders with KERN's fields; mistakes are named above and at the field."""

from django import forms

CHOICES = [("a", "Eins"), ("b", "Zwei")]


class Everything(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name", help_text="Wie im Ausweis")
    words = forms.CharField(label="Text", widget=forms.Textarea, required=False)
    one = forms.ChoiceField(label="Auswahl", choices=CHOICES)
    radio = forms.ChoiceField(label="Eines", choices=CHOICES, widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(
        label="Mehrere", choices=CHOICES, widget=forms.CheckboxSelectMultiple, required=False
    )
    agree = forms.BooleanField(label="Einverstanden")
    file = forms.FileField(label="Datei", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def test_every_field_wears_its_class() -> None:
    html = str(Everything())
    assert html.count("kern-form-input__input") == 3
    assert html.count('class="kern-form-input__select"') == 1
    assert html.count('class="kern-form-check__radio"') == 2
    assert html.count('class="kern-form-check__checkbox"') == 3
    assert html.count("<legend") == 2
    assert "error-summary" not in html


def test_what_is_optional_is_marked() -> None:
    html = str(Everything())
    assert html.count("(freiwillig)") == 3


def test_mistakes_lead_to_their_fields() -> None:
    form = Everything({"name": "", "one": "a", "agree": "on"})
    html = str(form)
    assert "Bitte prüfen Sie 2 Angaben" in html
    assert 'href="#id_name"' in html
    assert 'href="#id_radio_0"' in html
    assert 'id="id_radio_0"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_hint_is_not_trusted_more_than_a_label() -> None:
    class Hostile(forms.Form):
        name = forms.CharField(label="<i>x</i>", initial='"><script>')

    html = str(Hostile())
    assert "<script>" not in html
    assert "<i>" not in html
