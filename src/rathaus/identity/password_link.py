"""Links with which the owner of an account sets a password without knowing the former one."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from rathaus.identity.models import Account


def password_path(email: str) -> str | None:
    """Path of the page for this address, valid for some hours and once; None if unknown."""
    account = Account.objects.filter(email=email.strip().lower(), is_active=True).first()
    if account is None:
        return None
    key = f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(account)}"
    user, _, token = key.partition("-")
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user, "key": token})
