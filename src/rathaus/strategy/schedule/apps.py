"""Django registration of the plan's pages and jobs."""

from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    """Registers tables, templates and translations; the office mounts the pages."""

    name = "rathaus.strategy.schedule"
    label = "strategy_schedule"
