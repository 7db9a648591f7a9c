"""Forms of the account pages."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from rathaus.identity.models import Account
from rathaus.identity.roles import LABELS
from rathaus.identity.rules.claims import CITY_WIDE, IN_DEPARTMENT
from rathaus.kernel.access import Role

GRANTABLE = tuple(role for role in Role if role in CITY_WIDE | IN_DEPARTMENT)


class _WithoutPlaceholders:
    """Placeholders vanish when one types; our labels and help texts stay."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class LoginForm(_WithoutPlaceholders, allauth_forms.LoginForm):  # type: ignore[misc]
    """Address and password. The way to a new password stands beside the button."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class ResetPasswordForm(_WithoutPlaceholders, allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    """The address to which a link goes."""


class NewPasswordForm(_WithoutPlaceholders, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password after following the link."""


class ChangePasswordForm(_WithoutPlaceholders, allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    """Old and new password."""


class SetPasswordForm(_WithoutPlaceholders, allauth_forms.SetPasswordForm):  # type: ignore[misc]
    """A first password for people who came by another way."""


class ChangeAddressForm(_WithoutPlaceholders, allauth_forms.AddEmailForm):  # type: ignore[misc]
    """The new address."""


class ConfirmForm(_WithoutPlaceholders, allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    """The password once more before something delicate."""


class SignupForm(_WithoutPlaceholders, allauth_forms.SignupForm):  # type: ignore[misc]
    """Sign-up of citizens: address, password, and a name if they want."""

    field_order = ("email", "display_name", "password1")

    display_name = forms.CharField(
        label=_("Name"),
        help_text=_("So erscheinen Sie bei Rückmeldungen. Ein Fantasiename genügt."),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _("Wir schicken einen Link, mit dem Sie sie bestätigen.")
        self.fields["password1"].help_text = _("Mindestens 12 Zeichen. Ein ganzer Satz ist gut.")


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """What people may change about themselves without further checks."""

    class Meta:
        model = Account
        fields = ("display_name", "language")
        labels = {"display_name": _("Name"), "language": _("Sprache")}
        help_texts = {"display_name": _("So sehen andere Sie.")}
        widgets = {
            "display_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "language": forms.Select(choices=settings.LANGUAGES),
        }


class NewAccountForm(forms.Form):
    """An account for a colleague, made by an administrator."""

    email = forms.EmailField(
        label=_("E-Mail-Adresse"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    display_name = forms.CharField(label=_("Name"), max_length=150)


def _date(label: Any, help_text: Any = "", required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class GrantForm(forms.Form):
    """A role for an account."""

    role = forms.ChoiceField(
        label=_("Rolle"), choices=[(role.value, LABELS[role]) for role in GRANTABLE]
    )
    department_id = forms.CharField(
        label=_("Kennung des Amts"),
        help_text=_("Leer bei stadtweiten Rollen."),
        max_length=100,
        required=False,
    )
    until = _date(_("Letzter Tag"), _("Leer: bis auf Weiteres."), required=False)


class DelegationForm(forms.Form):
    """Somebody who acts for an account for a while."""

    receiver = forms.EmailField(
        label=_("Vertretung durch"), help_text=_("E-Mail-Adresse des anderen Kontos.")
    )
    departments = forms.MultipleChoiceField(label=_("Ämter"), widget=forms.CheckboxSelectMultiple)
    since = _date(_("Erster Tag"))
    until = _date(_("Letzter Tag"), _("Gehört noch dazu. Höchstens ein Jahr."))
    reason = forms.CharField(
        label=_("Grund"),
        help_text=_("Zum Beispiel Urlaub. Nichts über die Gesundheit."),
        max_length=200,
    )

    def __init__(self, *args: Any, departments: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["departments"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(item, item) for item in departments]
            if len(departments) == 1:
                field.initial = departments
