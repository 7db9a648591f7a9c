"""Django registration of the strategy's public site, for its templates and static files."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Registers the public pages; `strategy` mounts them."""

    name = "rathaus.strategy.public"
    label = "strategy_public"
