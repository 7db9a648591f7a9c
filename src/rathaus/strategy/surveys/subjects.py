"""What surveys of the strategy are about, as participation knows it."""

PORTFOLIO = "strategy.portfolio"
"""Subject of surveys whose answers become projects."""
