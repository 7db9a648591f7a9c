"""Django registration of strategy."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.strategy"
    label = "strategy"
    mount = "strategie/"

    def ready(self) -> None:
        """Offer the strategy's measures and jobs, and the ways to its pages."""
        # Both need the models, which are not loaded before.
        from rathaus.strategy import jobs  # noqa: F401, PLC0415
        from rathaus.strategy.measures import register_measures  # noqa: PLC0415
        from rathaus.strategy.public.navigation import register_public_navigation  # noqa: PLC0415

        register_measures()
        register_public_navigation()
