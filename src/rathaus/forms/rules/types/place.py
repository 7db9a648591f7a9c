"""A point on the map: longitude and latitude in degrees, WGS 84 (EPSG:4326)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from rathaus.forms.rules.model import Field
from rathaus.forms.rules.problem import Problem, problem, shown_number
from rathaus.forms.rules.text import is_empty
from rathaus.forms.rules.types.base import (
    NO_ANSWER,
    FieldType,
    Frame,
    Json,
    Reading,
    Setting,
    number_setting,
    refused,
    typed,
)
from rathaus.forms.rules.types.numbers import parse_number

LIMITS = {"lon": 180, "lat": 90}
PLACES = 6
"""Decimals kept: 0.000001 degrees are 11 cm, finer than any position is known."""


class Point(NamedTuple):
    """A point in degrees, EPSG:4326."""

    lon: float
    lat: float


class PointField(FieldType):
    """A point on the map, typed as two numbers or picked by a script."""

    name = "point"
    template = "point"
    parts = ("lat", "lon")
    settings = MappingProxyType(
        {name: Setting("number") for name in ("west", "south", "east", "north")}
    )

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """Both numbers must be there and lie in the frame of the form."""
        if is_empty(raw):
            return NO_ANSWER
        read: dict[str, float] = {}
        for part in self.parts:
            given = raw.get(part) if isinstance(raw, Mapping) else None
            number = _degrees(given)
            if number is None or abs(number) > LIMITS[part]:
                return refused(problem(f"point-{part}"), part)
            read[part] = float(round(number, PLACES)) + 0.0
        if self._outside(read, field):
            return refused(problem("point-outside"), "lat")
        point = Point(read["lon"], read["lat"])
        return Reading(point, {"lon": point.lon, "lat": point.lat})

    def mistakes(self, field: Field) -> list[tuple[str, Problem]]:
        """West must lie west of east, south south of north."""
        found = []
        for low, high in (("west", "east"), ("south", "north")):
            least, most = number_setting(field, low), number_setting(field, high)
            if least is not None and most is not None and least > most:
                found.append((low, problem("setting-crossed", low=low, high=high)))
        return found

    def feel(self, value: object) -> object:
        """An object of both numbers."""
        assert isinstance(value, Point)
        return {"lon": Decimal(str(value.lon)), "lat": Decimal(str(value.lat))}

    def words(self, value: object, field: Field, frame: Frame, language: str) -> str:
        """Latitude and longitude."""
        assert isinstance(value, Point)
        return ", ".join(_shown(part, language) for part in (value.lat, value.lon))

    def schema(self, field: Field) -> dict[str, object]:
        """An object of both numbers."""
        sides = {"lon": ("west", "east"), "lat": ("south", "north")}
        return {
            "type": "object",
            "properties": {
                part: {
                    "type": "number",
                    "minimum": _or(number_setting(field, low), -LIMITS[part]),
                    "maximum": _or(number_setting(field, high), LIMITS[part]),
                }
                for part, (low, high) in sides.items()
            },
            "required": ["lon", "lat"],
            "additionalProperties": False,
            "x-crs": "EPSG:4326",
        }

    def inputs(self, raw: Json, field: Field) -> dict[str, tuple[str, ...]]:
        """Both numbers with a German decimal mark, or what was typed."""
        given = raw if isinstance(raw, Mapping) else {}
        return {part: (_typed(given.get(part)),) for part in self.parts}

    def posted(self, given: Mapping[str, Sequence[str]], field: Field) -> Json:
        """Both as typed."""
        raw = {part: (given.get(part) or [""])[-1] for part in self.parts}
        return None if is_empty(raw) else raw

    def _outside(self, read: Mapping[str, float], field: Field) -> bool:
        bounds = (
            ("lon", "west", 1),
            ("lon", "east", -1),
            ("lat", "south", 1),
            ("lat", "north", -1),
        )
        for part, side, sign in bounds:
            bound = number_setting(field, side)
            if bound is not None and (read[part] - bound) * sign < 0:
                return True
        return False


def _degrees(given: Json) -> Decimal | None:
    if isinstance(given, str):
        return parse_number(given.replace("°", ""))
    if isinstance(given, bool) or not isinstance(given, int | float) or abs(given) > 360:
        return None
    return None if given != given else Decimal(str(given))  # noqa: PLR0124  # not a number


def _typed(given: Json) -> str:
    number = None if isinstance(given, str) else _degrees(given)
    return typed(given) if number is None else f"{number:f}".replace(".", ",")


def _shown(degrees: float, language: str) -> str:
    return shown_number(Decimal(str(degrees)), language)


def _or(number: float | None, default: float) -> float:
    return default if number is None else number
