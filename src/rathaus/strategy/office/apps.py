"""Django registration of the strategy office: templates, static files, ways to its pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    """Registers the office pages; `strategy` mounts them."""

    name = "rathaus.strategy.office"
    label = "strategy_office"

    def ready(self) -> None:
        """Put the office's pages into the rail, and its job into the worker."""
        # The navigation knows roles, which need the account model to be loaded.
        from rathaus.kernel.access import Role  # noqa: PLC0415
        from rathaus.strategy.office import reminders  # noqa: F401, PLC0415
        from rathaus.ui.navigation import Area, Entry, register  # noqa: PLC0415

        steering = frozenset({Role.STRATEGY_OFFICE, Role.ADMINISTRATOR})
        everybody = steering | {Role.DEPARTMENT}
        pages = (
            ("portfolio", _("Portfolio"), everybody),
            ("board", _("Kategorien"), everybody),
            ("rules", _("Regeln"), everybody),
            ("quality", _("Angaben"), everybody),
            ("goals", _("Ziele"), steering),
            ("structure", _("Aufbau"), steering),
            ("versions", _("Fassungen"), steering),
            ("import", _("Liste einlesen"), steering),
        )
        for position, (name, title, roles) in enumerate(pages):
            register(
                Entry(
                    name=f"strategy-office-{name}",
                    title=title,
                    target=f"strategy:office:{name}",
                    area=Area.OFFICE,
                    position=20 + position,
                    group=_("Strategie"),
                    roles=roles,
                )
            )
