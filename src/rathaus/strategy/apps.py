"""Django registration of strategy."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.strategy"
    label = "strategy"
    mount = "strategie/"
