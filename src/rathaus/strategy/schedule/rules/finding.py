"""Something in the data that a plan stumbles over: what, where, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from rathaus.kernel.text import Localized


class Code(StrEnum):
    """What is wrong; each code has one sentence and one way out."""

    CIRCLE = "circle"
    NEGATIVE = "negative"
    ABSURD = "absurd"
    OVERLOADED = "overloaded"
    QUARTERS = "quarters"
    POOL_GONE = "pool-gone"
    NEVER_FITS = "never-fits"
    DEPENDS_ON_STOPPED = "depends-on-stopped"
    DEPENDS_ON_UNKNOWN = "depends-on-unknown"
    OVERDUE = "overdue"
    RUNNING_UNKNOWN = "running-unknown"
    PULLED_FORWARD = "pulled-forward"
    NEVER_PLANNABLE = "never-plannable"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``text`` says what is there, ``mend`` what a person can do.

    ``meanwhile`` says how the plan copes until then.
    """

    code: Code
    text: Localized
    mend: Localized
    meanwhile: Localized = Localized("")
    project: str = ""
    pool: str = ""


@dataclass(frozen=True, slots=True)
class Unready:
    """A project that cannot be planned yet, with what is missing; nothing is guessed."""

    project: str
    missing: tuple[Localized, ...]
    running: bool = False
