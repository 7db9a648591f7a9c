"""Django registration of the lists, for their templates and translations."""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    """Registers the import pages; the office mounts them."""

    name = "rathaus.strategy.lists"
    label = "strategy_lists"

    def ready(self) -> None:
        """Register the job that removes uploads nobody finished."""
        # It needs the models, which are not loaded before.
        from rathaus.strategy.lists import jobs  # noqa: F401, PLC0415
