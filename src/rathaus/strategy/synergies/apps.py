"""Django registration of projects that resemble each other."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SynergiesConfig(AppConfig):
    """Registers tables, templates and translations; the office mounts the pages."""

    name = "rathaus.strategy.synergies"
    label = "strategy_synergies"

    def ready(self) -> None:
        """Register the job, and put the page into the office rail."""
        # Roles need the account model, which is not loaded before.
        from rathaus.kernel.access import Role  # noqa: PLC0415
        from rathaus.strategy.synergies import jobs  # noqa: F401, PLC0415
        from rathaus.ui.navigation import Area, Entry, register  # noqa: PLC0415

        register(
            Entry(
                name="strategy-office-synergies",
                title=_("Synergien"),
                target="strategy:office:synergies:pairs",
                area=Area.OFFICE,
                position=23,
                group=_("Strategie"),
                roles=frozenset({Role.STRATEGY_OFFICE, Role.ADMINISTRATOR}),
            )
        )
