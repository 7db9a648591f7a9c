"""Django registration of assessments."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    """Registers tables, pages and the reminders; the office and the public site mount them."""

    name = "rathaus.strategy.assessments"
    label = "strategy_assessments"

    def ready(self) -> None:
        """Put the assessments into the rail and the footer, and the reminders into the worker."""
        # The navigation knows roles, which need the account model to be loaded.
        from rathaus.kernel.access import Role  # noqa: PLC0415
        from rathaus.strategy.assessments import reminders  # noqa: F401, PLC0415
        from rathaus.ui.navigation import Area, Entry, register  # noqa: PLC0415

        register(
            Entry(
                "strategy-office-assessments",
                _("Bewertung"),
                "strategy:office:assessments",
                Area.OFFICE,
                group=_("Strategie"),
                position=34,
                roles=frozenset({Role.STRATEGY_OFFICE, Role.ADMINISTRATOR}),
            ),
            Entry("strategy-assessments", _("Bewertung"), "strategy:assessments", Area.FOOTER, 30),
        )
