"""Ways to the kit's own pages in the frame."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rathaus.ui.inbox import READERS, open_messages
from rathaus.ui.navigation import Area, Entry, register


def register_ways() -> None:
    """Show the feedback that came in to those who read it."""
    register(
        Entry(
            "feedback",
            _("Rückmeldungen"),
            "ui:feedback-inbox",
            Area.OFFICE,
            position=800,
            group=_("Meldungen"),
            roles=frozenset(READERS),
            count=_open,
        )
    )


def _open(_request: HttpRequest) -> int | None:
    return open_messages() or None
