"""Borders that import rules do not see: foreign keys, templates and migrations.

What crosses a border sideways is an id, an event, a measure, a port or a slot. Packages of the
ground may be built upon, with one exception: a table of a domain or engine refers to an account
by id too, so that identity can be replaced and an account erased without touching anybody.
"""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

SOURCE = Path(__file__).parents[2] / "src" / "rathaus"
PACKAGES = sorted(
    path.name for path in SOURCE.iterdir() if path.is_dir() and (path / "__init__.py").exists()
)
GROUND = {"kernel", "audit", "ui", "identity"}
KIT = "ui"
OURS = [model for model in apps.get_models() if model.__module__.startswith("rathaus.")]
TEMPLATES = [
    path
    for path in SOURCE.rglob("templates/**/*")
    if path.suffix in {".html", ".txt", ".typ"} and "node_modules" not in path.parts
]
REFERENCE = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")


def package_of(path: Path) -> str:
    """The package that a source file belongs to."""
    return path.relative_to(SOURCE).parts[0]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_relation_leaves_its_package(model: type[Model]) -> None:
    own = model._meta.app_label
    strangers = {
        f"{field.name} -> {field.related_model._meta.label}"
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and field.related_model
        and isinstance(field.related_model, type)
        and field.related_model._meta.app_label != own
    }
    assert not strangers, f"{model._meta.label} refers to another package; keep an id instead"


def owner_of_template(name: str) -> str | None:
    """The package whose folder holds the template of this name, None for third parties."""
    for path in TEMPLATES:
        if path.as_posix().endswith(f"/templates/{name}"):
            return package_of(path)
    return None


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_templates_stay_in_their_package(path: Path) -> None:
    own = package_of(path)
    for name in REFERENCE.findall(path.read_text("utf-8")):
        owner = owner_of_template(name)
        assert owner in {own, KIT, None}, f"{name} belongs to {owner}; use a slot"
        if owner is None:
            assert not name.startswith(tuple(f"{package}/" for package in PACKAGES)), (
                f"{name} does not exist"
            )


def test_templates_are_named_after_their_package() -> None:
    """Two packages must never mean the same name; only identity replaces allauth's pages."""
    replaced = {"account", "mfa", "socialaccount", "usersessions", "429.html", "allauth"}
    pages = {
        "400.html",
        "403.html",
        "403_csrf.html",
        "404.html",
        "429.html",
        "500.html",
        "503.html",
    }
    for path in TEMPLATES:
        own = package_of(path)
        first = path.relative_to(SOURCE).as_posix().split("/templates/", 1)[1].split("/")[0]
        allowed = {own} | (replaced if own == "identity" else set())
        allowed |= pages if own in {KIT, "identity"} else set()
        assert first in allowed, f"{path.relative_to(SOURCE)} should lie under {own}/"


def test_migrations_depend_on_no_other_package() -> None:
    graph = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("rathaus.")}
    for (label, name), migration in graph.items():
        if label not in ours:
            continue
        others = {
            needed[0]
            for needed in [*migration.dependencies, *migration.run_before]
            if needed[0] != label and needed[0] in ours
        }
        assert not others, f"{label}.{name} depends on {sorted(others)}"


def modules(package: str) -> list[Path]:
    """Python files of a package that run."""
    return [path for path in (SOURCE / package).rglob("*.py") if "node_modules" not in path.parts]


def imports(path: Path) -> set[str]:
    """Dotted names that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


FACES = {"api", "events", "errors"}


@pytest.mark.parametrize("package", [name for name in PACKAGES if name != "app"])
def test_only_the_face_of_a_domain_or_engine_is_imported(package: str) -> None:
    closed = set(PACKAGES) - GROUND - {"app", package}
    for path in modules(package):
        for name in imports(path):
            parts = name.split(".")
            if parts[0] == "rathaus" and len(parts) > 2 and parts[1] in closed:
                assert parts[2] in FACES, f"{path.relative_to(SOURCE)} imports {name}"


@pytest.mark.parametrize("package", PACKAGES)
def test_private_modules_and_names_stay_private(package: str) -> None:
    for path in modules(package):
        for name in imports(path):
            parts = name.split(".")
            if parts[0] == "rathaus" and len(parts) > 1 and parts[1] != package:
                private = [part for part in parts[2:] if part.startswith("_")]
                assert not private, f"{path.relative_to(SOURCE)} imports {name}"


PURE = sorted(path for path in SOURCE.rglob("rules/**/*.py") if "node_modules" not in path.parts)
WORLDLY = ("django", "allauth", "requests", "httpx", "psycopg", "socket", "subprocess", "time")
CLOCKS = {"rathaus.kernel.time.now", "rathaus.kernel.time.today"}
STOPWATCH = "time.monotonic"
"""Tells how long something takes and nothing about the day: a budget of seconds may use it."""


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(SOURCE)))
def test_rules_are_pure(path: Path) -> None:
    for name in imports(path) - {STOPWATCH}:
        assert name.split(".")[0] not in WORLDLY, f"{path} imports {name}"
        assert name not in CLOCKS, f"{path} asks the clock; take the day as an argument"
