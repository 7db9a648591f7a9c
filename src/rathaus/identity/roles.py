"""Names of the roles for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rathaus.kernel.access import Role

LABELS: dict[Role, str | Promise] = {
    Role.VISITOR: _("Besuch ohne Konto"),
    Role.CITIZEN: _("Bürgerin oder Bürger"),
    Role.DEPARTMENT: _("Fachamt"),
    Role.CASEWORKER: _("Sachbearbeitung"),
    Role.STRATEGY_OFFICE: _("Strategiebüro"),
    Role.ADMINISTRATOR: _("Verwaltung des Systems"),
}


def role_label(role: Role) -> str:
    """Name of a role in the language of the page."""
    return str(LABELS[role])
