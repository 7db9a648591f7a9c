"""Numbers as the reader of the page writes them."""

from django.utils.translation import get_language

from rathaus.ui import format


def language() -> str:
    """Return the language of the page."""
    return get_language() or "de"


def write_months(value: float) -> str:
    """Write person months in the language of the page."""
    return format.number(value, language())


def write_strip(value: float) -> str:
    """Write person months in the little room above a bar: one decimal, never a rounded zero."""
    shown = max(value, 0.1) if value > 0 else value
    return format.number(round(shown, 1), language())
