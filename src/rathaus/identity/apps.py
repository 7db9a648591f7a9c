"""Django registration of identity."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.identity"
    label = "identity"
    mount = "konto/"

    def ready(self) -> None:
        """Register the jobs."""
        from rathaus.identity import jobs  # noqa: F401, PLC0415 (needs the app registry)
