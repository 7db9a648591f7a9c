"""Django registration of audit."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.audit"
    label = "audit"
