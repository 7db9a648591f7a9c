"""Settings read from the environment."""

import logging

import pytest

from rathaus.app import settings
from rathaus.app.logs import Formatter


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://anna:p%40ss@db.example:5433/stadt?sslmode=require",
            {
                "NAME": "stadt",
                "USER": "anna",
                "PASSWORD": "p@ss",
                "HOST": "db.example",
                "PORT": "5433",
                "OPTIONS": {"sslmode": "require"},
            },
        ),
        (
            "postgresql://rathaus:x@/rathaus?host=%2Fsome%2Ffolder&port=5432",
            {"NAME": "rathaus", "HOST": "/some/folder", "PORT": "5432", "OPTIONS": {}},
        ),
    ],
)
def test_database_addresses(url: str, expected: dict[str, object]) -> None:
    assert settings.database(url).items() >= expected.items()


def test_log_lines_name_nobody() -> None:
    record = logging.LogRecord(
        "web",
        logging.ERROR,
        __file__,
        1,
        "anna.muster@stadt.example GET /x/?name=Anna ok",
        (),
        None,
    )
    line = Formatter("{message}", style="{").format(record)
    assert line == "…@… GET /x/?… ok"


def test_cookies_are_out_of_reach_for_scripts() -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert not settings.DEBUG
