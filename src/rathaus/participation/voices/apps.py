"""Django registration of voices."""

from django.apps import AppConfig


class VoicesConfig(AppConfig):
    """Registers the tables, the measures and the nightly cleaning."""

    name = "rathaus.participation.voices"
    label = "participation_voices"

    def ready(self) -> None:
        """Offer the measures, and put the cleaning and the letters into the worker."""
        # They need the models, which are not loaded before.
        from rathaus.participation.voices import jobs, moderation  # noqa: F401, PLC0415
        from rathaus.participation.voices.measures import register_measures  # noqa: PLC0415

        register_measures()
