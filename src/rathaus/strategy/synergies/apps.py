"""Django registration of projects that resemble each other."""

from django.apps import AppConfig


class SynergiesConfig(AppConfig):
    """Registers tables, templates and translations; the office mounts the pages."""

    name = "rathaus.strategy.synergies"
    label = "strategy_synergies"
