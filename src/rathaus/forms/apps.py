"""Django registration of forms."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.forms"
    label = "forms"
