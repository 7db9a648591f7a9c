"""Changes of a variant that cannot be made, in sentences."""

from django.utils.translation import gettext as _

from rathaus.strategy.planning.reasons.errors import ChangeFault, ChangesRefused
from rathaus.strategy.schedule.rules.task import Task


def refused(error: ChangesRefused, task: Task) -> list[str]:
    """Say for each fault what is wrong and what to do."""
    return [_sentence(fault, task) for fault in error.faults]


def _sentence(fault: ChangeFault, task: Task) -> str:
    words = {"given": task.titles.get(fault.given, fault.given)}
    known = {
        "unknown_project": _("„%(given)s“ ist nicht in diesem Plan."),
        "unknown_pool": _("Das Team „%(given)s“ gibt es nicht."),
        "running": _("„%(given)s“ läuft schon und lässt sich nicht verschieben."),
        "needed": _("„%(given)s“ wartet auf dieses Projekt. Lassen Sie es auch entfallen."),
        "exists": _("„%(given)s“ gibt es in diesem Plan schon."),
        "outside": _("Das Quartal liegt nicht im Plan."),
        "below_zero": _("Das Team hätte dann weniger als nichts."),
        "zero": _("Diese Änderung ändert nichts."),
        "absurd": _("Diese Zahl ist zu groß."),
        "circle": _("Die Projekte würden im Kreis aufeinander warten: %(given)s."),
    }
    text = known.get(fault.code)
    if text is None:
        text = _("Das passt nicht zum Plan (%(code)s): „%(given)s“.")
        words["code"] = fault.code
    return text % words
