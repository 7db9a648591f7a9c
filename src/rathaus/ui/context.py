"""What every page of the frame knows: the city, the look, the language, the ways to go."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from rathaus.ui import navigation
from rathaus.ui.city import City, current_city
from rathaus.ui.navigation import Area, Group, Link

THEME_COOKIE = "darstellung"
THEMES = {"hell": "light", "dunkel": "dark"}
"""Values of the cookie and of `data-theme`; without a cookie the system decides."""


class Frame:
    """The frame around one page, computed only as far as a template asks."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def city(self) -> City:
        """The city of this installation."""
        return current_city()

    @cached_property
    def official_of(self) -> str:
        """The city's official name as it follows „Offizielle Website“."""
        return self.city.official_of.in_language(self.language)

    @property
    def demo(self) -> bool:
        """Whether this installation shows sample data."""
        return bool(settings.DEMO)

    @cached_property
    def language(self) -> str:
        """Language of this page, `de` or `en`."""
        return (get_language() or settings.LANGUAGE_CODE).split("-")[0]

    @property
    def other_language(self) -> str:
        """The language the switch leads to."""
        return "de" if self.language == "en" else "en"

    @property
    def theme(self) -> str:
        """`light`, `dark`, or empty when the system decides."""
        return THEMES.get(self.request.COOKIES.get(THEME_COOKIE, ""), "")

    @cached_property
    def address(self) -> str:
        """Path and query of this page."""
        return self.request.get_full_path()

    @property
    def language_url(self) -> str:
        """Address that switches the language and comes back."""
        return self._back("ui:language", self.other_language)

    @property
    def dark_url(self) -> str:
        """Address that switches to the dark view and comes back."""
        return self._back("ui:theme", "dunkel")

    @property
    def light_url(self) -> str:
        """Address that switches to the light view and comes back."""
        return self._back("ui:theme", "hell")

    @property
    def feedback_url(self) -> str:
        """Address of the feedback form for this page."""
        return f"{reverse('ui:feedback')}?{urlencode({'seite': self.address})}"

    @cached_property
    def menu(self) -> list[Link]:
        """Main navigation of the public site."""
        return navigation.links(self.request, Area.PUBLIC)

    @cached_property
    def menu_end(self) -> list[Link]:
        """Ways at the end of the head: search, sign in."""
        return navigation.links(self.request, Area.PUBLIC_END)

    @cached_property
    def rail(self) -> list[Group]:
        """Navigation of the office, under headings."""
        return navigation.groups(self.request, Area.OFFICE)

    @cached_property
    def footer(self) -> list[Link]:
        """Further links of the footer, before the legal pages."""
        return navigation.links(self.request, Area.FOOTER)

    def _back(self, route: str, choice: str) -> str:
        query = urlencode({"weiter": self.address})
        return f"{reverse(route, args=[choice])}?{query}"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `frame` in every template."""
    return {"frame": Frame(request)}
