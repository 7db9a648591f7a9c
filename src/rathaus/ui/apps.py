"""Django registration of ui."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.ui"
    label = "ui"
    mount = ""

    def ready(self) -> None:
        """Put the feedback that came in into the office rail."""
        # The way asks the messages, whose model is not loaded before.
        from rathaus.ui.ways import register_ways  # noqa: PLC0415

        register_ways()
