"""Django registration of ui."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.ui"
    label = "ui"
    mount = ""
