"""Addresses written as text lead where the routes are."""

import pytest
from django.urls import resolve

from rathaus.strategy.public.pages import addresses


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (addresses.START, "start"),
        (addresses.GOALS, "goals"),
        (addresses.PLANS, "plans"),
        (addresses.DIMENSIONS, "dimensions"),
        (addresses.PROJECTS, "projects"),
        (addresses.MAP, "map"),
        (addresses.VISION, "vision"),
        (addresses.VERSIONS, "versions"),
        (addresses.COMPARE, "compare"),
        (addresses.REPORT, "report"),
        (addresses.MEASURING, "measuring"),
        (addresses.NEWS, "news"),
        (addresses.DATA, "data"),
        (addresses.goal("g"), "goal"),
        (addresses.programme("p"), "programme"),
        (addresses.plan("p"), "plan"),
        (addresses.cluster("c"), "cluster"),
        (addresses.dimension("d"), "dimension"),
        (addresses.project("p"), "project"),
        (addresses.version("v"), "version"),
    ],
)
def test_address_leads_to_its_route(address: str, name: str) -> None:
    assert resolve(address).view_name == f"strategy:{name}"


def test_ids_are_quoted() -> None:
    assert addresses.goal("a/b ?") == "/strategie/ziele/a%2Fb%20%3F/"
