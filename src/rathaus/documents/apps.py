"""Django registration of documents."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers the package with Django."""

    name = "rathaus.documents"
    label = "documents"
