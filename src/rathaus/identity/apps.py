"""Django registration of identity."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.identity"
    label = "identity"
    mount = "konto/"
