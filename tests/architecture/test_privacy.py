"""Every table of ours says whose data it holds, why and how long."""

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model, OneToOneField

from rathaus.kernel.privacy import Privacy

OURS = [model for model in apps.get_models() if model.__module__.startswith("rathaus.")]
TELLING = {
    "actor_id",
    "birthday",
    "display_name",
    "email",
    "first_name",
    "last_name",
    "password",
    "phone",
    "user_agent",
    "user_id",
}
"""Names of columns that are about a person wherever they stand."""


def test_there_are_models() -> None:
    assert len(OURS) >= 5


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_declares_privacy(model: type[Model]) -> None:
    privacy = model.__dict__.get("privacy")
    assert isinstance(privacy, Privacy), f"{model._meta.label} needs `privacy = Privacy…`"
    known = {field.name for field in model._meta.get_fields()}
    assert set(privacy.fields) <= known, "privacy names fields that the table does not have"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_personal_fields_are_named(model: type[Model]) -> None:
    privacy: Privacy = model.__dict__["privacy"]
    personal = {
        field.name
        for field in model._meta.concrete_fields
        if field.name in TELLING
        or (
            isinstance(field, ForeignKey | OneToOneField)
            and field.related_model._meta.label == "identity.Account"
        )
    }
    assert personal <= set(privacy.fields), (
        f"{model._meta.label}: name {sorted(personal - set(privacy.fields))} in `privacy`, "
        "with purpose and retention"
    )
