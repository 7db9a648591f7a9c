"""Django registration of app."""

from django import apps


class PlatformConfig(apps.AppConfig):
    """Registers the package with Django."""

    name = "rathaus.app"
    label = "app"

    def ready(self) -> None:
        """Connect packages that do not know each other."""
        from rathaus.app.ways import register_ways  # noqa: PLC0415 (needs the app registry)

        register_ways()
