"""Renders every Django form with KERN's fields: question, help, error, field.

Set as `FORM_RENDERER`; a form needs nothing of its own to look right. The expected
length is a class on the widget: `attrs={"class": "width-10"}`.
"""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest

INPUT, SELECT = "kern-form-input__input", "kern-form-input__select"
CLASSES = {
    "input": INPUT,
    "text": INPUT,
    "number": INPUT,
    "email": INPUT,
    "url": INPUT,
    "password": INPUT,
    "search": INPUT,
    "tel": INPUT,
    "color": INPUT,
    "date": INPUT,
    "datetime": INPUT,
    "time": INPUT,
    "file": INPUT,
    "clearable_file_input": INPUT,
    "textarea": INPUT,
    "select": SELECT,
    "select_date": SELECT,
    "checkbox": "kern-form-check__checkbox",
    "checkbox_option": "kern-form-check__checkbox",
    "radio_option": "kern-form-check__radio",
}
"""KERN class of each widget, by the name of its Django template."""

OWN = {
    "django/forms/widgets/radio.html": "ui/forms/options.html",
    "django/forms/widgets/checkbox_select.html": "ui/forms/options.html",
    "django/forms/errors/list/default.html": "ui/forms/errors.html",
    "django/forms/errors/list/ul.html": "ui/forms/errors.html",
}
"""Django's templates that the kit replaces."""


class KernRenderer(DjangoTemplates):
    """Django's widgets with KERN's classes, inside the kit's own form templates."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        """Find the kit's template where it has one, else Django's own."""
        return super().get_template(OWN.get(template_name, template_name))

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """Add the KERN class to the widget and render it."""
        widget = context.get("widget")
        if isinstance(widget, dict):
            self._dress(widget)
        return super().render(template_name, context, request)

    def _dress(self, widget: dict[str, Any]) -> None:
        name = str(widget.get("template_name", "")).rpartition("/")[2].removesuffix(".html")
        own = CLASSES.get(name)
        attrs = widget.get("attrs")
        if own and isinstance(attrs, dict) and own not in str(attrs.get("class", "")):
            attrs["class"] = f"{own} {attrs.get('class', '')}".strip()
        for part in widget.get("subwidgets", ()):
            if isinstance(part, dict):
                self._dress(part)
        for _group, options, _index in widget.get("optgroups", ()):
            for option in options:
                self._dress(option)
