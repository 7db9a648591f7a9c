"""Amounts of money without rounding surprises."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the smallest unit of an ISO 4217 currency with two decimals.

    >>> Money.of("12.505").cents
    1251
    >>> (Money(150) + Money(50)).amount
    Decimal('2.00')
    """

    cents: int
    currency: str = "EUR"

    @classmethod
    def of(cls, amount: str | int | Decimal, currency: str = "EUR") -> "Money":
        """Make money from an amount in whole units, rounded half up to the cent."""
        cents = (Decimal(amount) * 100).quantize(Decimal(1), ROUND_HALF_UP)
        return cls(int(cents), currency)

    @property
    def amount(self) -> Decimal:
        """The amount in whole units, with two decimals."""
        return Decimal(self.cents) / Decimal(100).quantize(Decimal("1.00"))

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.cents + other.cents, self.currency)
