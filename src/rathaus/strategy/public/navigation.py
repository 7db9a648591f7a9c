"""Ways to the public pages: main menu and footer."""

from django.utils.translation import gettext_lazy as _

from rathaus.ui.navigation import Area, Entry, register


def register_public_navigation() -> None:
    """Offer the ways to the public site."""
    register(
        Entry("strategy", _("Strategie"), "strategy:start", position=10),
        Entry("projects", _("Projekte"), "strategy:projects", position=20),
        Entry("map", _("Was gehört wozu"), "strategy:map", position=30),
        Entry("versions", _("Fassungen"), "strategy:versions", position=40),
        Entry("measuring", _("So messen wir"), "strategy:measuring", position=50),
        Entry("data", _("Daten herunterladen"), "strategy:data", Area.FOOTER, position=10),
        Entry("report", _("Bericht"), "strategy:report", Area.FOOTER, position=20),
    )
