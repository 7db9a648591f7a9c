"""Routes of the platform: each package is mounted where its AppConfig says."""

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path
from django.utils.module_loading import module_has_submodule
from django.views.generic import RedirectView

from rathaus.app import rest
from rathaus.app.views import health
from rathaus.kernel.access import public

urlpatterns: list[URLPattern | URLResolver] = [
    path("", public(RedirectView.as_view(url="/strategie/"))),
    path("gesund/", health, name="health"),
    path("api/", rest.urls()),
]
urlpatterns += [
    path(config.mount, include(f"{config.name}.urls"))
    for config in apps.get_app_configs()
    if hasattr(config, "mount") and module_has_submodule(config.module, "urls")
]

handler400 = "rathaus.ui.failures.bad_request"
handler403 = "rathaus.ui.failures.forbidden"
handler404 = "rathaus.ui.failures.not_found"
handler500 = "rathaus.ui.failures.server_error"
