"""Django registration of app."""

from django.apps import AppConfig


class AppConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.app"
    label = "app"

