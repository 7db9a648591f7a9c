"""What can go wrong with plans, in sentences for people."""

from rathaus.strategy.errors import EditConflict, InvalidChange, NotFound, StrategyError

__all__ = ["EditConflict", "InvalidChange", "NotFound", "PlanRefused"]


class PlanRefused(StrategyError):
    """A plan cannot be made or released; the sentence says why and what to do."""
