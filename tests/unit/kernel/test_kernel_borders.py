"""Ports and slots: what crosses between packages without an import."""

import pytest
from django.http import HttpRequest
from django.utils.safestring import mark_safe

from rathaus.kernel import slots
from rathaus.kernel.ports import Port, Unanswered


def test_a_port_answers_with_whoever_is_bound() -> None:
    port: Port[[str], bool] = Port("Ist das eine Straße der Stadt?")
    port.bind(lambda name: name == "Ackerstraße")
    assert port("Ackerstraße")
    assert not port("Nirgendweg")


def test_a_port_that_nobody_answers_says_so() -> None:
    port: Port[[str], bool] = Port("Ist das eine Straße der Stadt?")
    with pytest.raises(Unanswered) as caught:
        port("Ackerstraße")
    assert "Straße der Stadt" in caught.value.message


def test_two_answers_to_one_port_are_a_mistake_in_the_mounting() -> None:
    port: Port[[], int] = Port("Wie viele?")
    port.bind(lambda: 1)
    with pytest.raises(ValueError, match="answered already"):
        port.bind(lambda: 2)
    port.unbind()
    port.bind(lambda: 3)
    assert port() == 3


def test_a_slot_shows_its_fragments_in_order_and_leaves_out_empty_ones() -> None:
    request = HttpRequest()
    try:
        slots.fill("test.page", "b", lambda r, s: mark_safe(f"b:{s}"), position=20)
        slots.fill("test.page", "a", lambda r, s: mark_safe(f"a:{s}"), position=10)
        slots.fill("test.page", "none", lambda r, s: None)
        assert slots.fragments("test.page", request, "x") == ["a:x", "b:x"]
        slots.fill("test.page", "a", lambda r, s: mark_safe("neu"), position=30)
        assert slots.fragments("test.page", request, "x") == ["b:x", "neu"]
    finally:
        slots.clear("test.page")
    assert slots.fragments("test.page", request, "x") == []
