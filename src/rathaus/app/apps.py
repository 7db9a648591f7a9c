"""Django registration of app."""

from django import apps


class PlatformConfig(apps.AppConfig):
    """Registers the package with Django."""

    name = "rathaus.app"
    label = "app"
