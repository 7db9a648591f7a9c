"""Django registration of the pages of participation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VoicesConfig(AppConfig):
    """Registers templates and translations, and the ways to the pages."""

    name = "rathaus.strategy.voices"
    label = "strategy_voices"

    def ready(self) -> None:
        """Put the pages into the main menu and into the office's rail."""
        # The navigation knows roles, which need the account model to be loaded.
        from rathaus.kernel.access import Role  # noqa: PLC0415
        from rathaus.ui.navigation import Area, Entry, register  # noqa: PLC0415

        register(
            Entry("voices", _("Mitreden"), "strategy:voices", position=35),
            Entry(
                "strategy-office-moderation",
                _("Beiträge prüfen"),
                "strategy:office:moderation",
                Area.OFFICE,
                group=_("Strategie"),
                position=35,
                roles=frozenset({Role.STRATEGY_OFFICE, Role.ADMINISTRATOR}),
            ),
        )
