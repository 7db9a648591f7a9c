"""Django registration of the plan's tables, pages and jobs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScheduleConfig(AppConfig):
    """Registers tables, templates and translations; the office mounts the pages."""

    name = "rathaus.strategy.schedule"
    label = "strategy_schedule"

    def ready(self) -> None:
        """Register the jobs, and put the plan into the office rail."""
        # They need models and roles, which are not loaded before.
        from rathaus.kernel.access import Role  # noqa: PLC0415
        from rathaus.strategy.schedule import jobs  # noqa: F401, PLC0415
        from rathaus.ui.navigation import Area, Entry, register  # noqa: PLC0415

        register(
            Entry(
                name="strategy-office-schedule",
                title=_("Drehbuch"),
                target="strategy:office:schedule:plan",
                area=Area.OFFICE,
                position=21,
                group=_("Strategie"),
                roles=frozenset({Role.STRATEGY_OFFICE, Role.ADMINISTRATOR, Role.DEPARTMENT}),
            )
        )
