"""Django registration of surveys."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Registers tables and translations; a domain shows the pages."""

    name = "rathaus.participation.surveys"
    label = "participation_surveys"

    def ready(self) -> None:
        """Register the jobs, which need the tables."""
        from rathaus.participation.surveys import jobs  # noqa: F401, PLC0415
