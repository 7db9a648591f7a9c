"""What can go wrong in the strategy, in sentences for people."""

from rathaus.kernel.errors import RathausError


class StrategyError(RathausError):
    """Base of the strategy's errors."""


class NotFound(StrategyError):
    """There is no such part of the strategy."""


class EditConflict(StrategyError):
    """Somebody else has changed the record since it was read."""


class InvalidChange(StrategyError):
    """A change would make the strategy inconsistent; ``field`` names the input."""


class NotEmpty(StrategyError):
    """A strategy is there already and would be overwritten."""


class VersionDamaged(StrategyError):
    """A frozen version is not what was frozen: its content does not match its digest."""


class CategoryRulesError(StrategyError):
    """The decision model of the categories is missing or cannot be used; says why."""
