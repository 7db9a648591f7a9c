"""What a table says about the people in it.

Every model carries `privacy`, so that the record of processing activities (Art. 30 GDPR) can
be written from the code, and a test refuses a table that says nothing.
"""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Privacy:
    """Purpose and retention of the personal data in one table.

    Attributes:
        purpose: why the data is kept, German, one sentence.
        retention: when it goes, German, for people; "" only if there is no personal data.
        fields: names of the model fields that tell something about a person.
        keep_for: the same retention for machines, counted from the event that `retention`
            names; None if the end is an event and not a span.
    """

    purpose: str = ""
    retention: str = ""
    fields: tuple[str, ...] = ()
    keep_for: timedelta | None = None

    def __post_init__(self) -> None:
        """Refuse half a declaration.

        Raises:
            ValueError: fields are named without purpose or retention, or the other way round.
        """
        stated = (bool(self.purpose), bool(self.retention), bool(self.fields))
        if any(stated) and not all(stated):
            raise ValueError("personal fields need a purpose and a retention, and vice versa")

    @classmethod
    def none(cls) -> "Privacy":
        """The table holds no personal data."""
        return cls()

    @property
    def personal(self) -> bool:
        """Whether the table holds personal data."""
        return bool(self.fields)
