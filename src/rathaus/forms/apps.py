"""Django registration of forms."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.forms"
    label = "forms"

    def ready(self) -> None:
        """Register the job that deletes expired drafts."""
        # It needs the models, which are not loaded before.
        from rathaus.forms import jobs  # noqa: F401, PLC0415
