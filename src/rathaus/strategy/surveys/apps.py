"""Django registration of surveys of the departments."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    """Registers tables, templates and translations; the office mounts the pages."""

    name = "rathaus.strategy.surveys"
    label = "strategy_surveys"

    def ready(self) -> None:
        """Offer the letters and the ways to the pages."""
        # All of them need the models, which are not loaded before.
        from rathaus.kernel.access import Role  # noqa: PLC0415
        from rathaus.participation.api import surveys  # noqa: PLC0415
        from rathaus.strategy.surveys import jobs  # noqa: F401, PLC0415
        from rathaus.strategy.surveys.letters import send_reminders  # noqa: PLC0415
        from rathaus.strategy.surveys.subjects import PORTFOLIO  # noqa: PLC0415
        from rathaus.ui.navigation import Area, Entry, register  # noqa: PLC0415

        surveys.register_letter(PORTFOLIO, send_reminders)
        steering = frozenset({Role.STRATEGY_OFFICE, Role.ADMINISTRATOR})
        for name, title, target, roles in (
            ("surveys", _("Umfragen"), "strategy:office:surveys", steering),
            ("own-surveys", _("Umfragen an Sie"), "strategy:own-surveys", {Role.DEPARTMENT}),
        ):
            register(
                Entry(
                    name=f"strategy-{name}",
                    title=title,
                    target=target,
                    area=Area.OFFICE,
                    position=28,
                    group=_("Strategie"),
                    roles=frozenset(roles),
                )
            )
