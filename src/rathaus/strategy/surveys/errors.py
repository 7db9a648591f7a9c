"""What can go wrong when proposals are decided, in sentences for people."""

from rathaus.strategy.errors import StrategyError


class AlreadyDecided(StrategyError):
    """Somebody has decided on the proposal already; nothing was done twice."""
