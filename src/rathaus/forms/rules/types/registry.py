"""The field types that forms may use: ours, and those that other packages add."""

from rathaus.forms.rules.types.base import FieldType
from rathaus.forms.rules.types.choices import Choice, Choices
from rathaus.forms.rules.types.computed import Computed
from rathaus.forms.rules.types.contact import Mail, PersonField, Phone, Url
from rathaus.forms.rules.types.dates import Date, DateRange
from rathaus.forms.rules.types.file import FileField
from rathaus.forms.rules.types.numbers import Decimals, Money, Whole
from rathaus.forms.rules.types.place import PointField
from rathaus.forms.rules.types.plain import LongText, Text
from rathaus.forms.rules.types.yesno import YesNo

_types: dict[str, FieldType] = {}


def register_type(new: FieldType) -> None:
    """Offer a field type to all forms, once, when the package starts.

    Raises:
        ValueError: another type has this name already.
    """
    before = _types.get(new.name)
    if before is not None and type(before) is not type(new):
        raise ValueError(f"there is a field type “{new.name}” already: {type(before).__name__}")
    _types[new.name] = new


def type_named(name: str) -> FieldType | None:
    """The type that forms call by this name."""
    return _types.get(name)


def type_names() -> tuple[str, ...]:
    """All names, sorted."""
    return tuple(sorted(_types))


for _type in (
    Text(),
    LongText(),
    Whole(),
    Decimals(),
    Money(),
    YesNo(),
    Date(),
    DateRange(),
    Choice(),
    Choices(),
    PersonField(),
    Mail(),
    Phone(),
    Url(),
    FileField(),
    PointField(),
    Computed(),
):
    register_type(_type)
