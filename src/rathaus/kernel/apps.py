"""Django registration of kernel."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.kernel"
    label = "kernel"

    def ready(self) -> None:
        """Register the job that looks after the others."""
        # Jobs need the applications to be loaded.
        from rathaus.kernel import revival  # noqa: F401, PLC0415
