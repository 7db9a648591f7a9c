"""Django registration of kernel."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.kernel"
    label = "kernel"
