"""Django registration of surveys of the departments."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Registers tables, templates and translations; the office mounts the pages."""

    name = "rathaus.strategy.surveys"
    label = "strategy_surveys"
