"""Django registration of participation."""

from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.participation"
    label = "participation"
