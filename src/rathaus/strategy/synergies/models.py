"""Tables of the synergies: what was found, what people decided of it, and when it was computed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rathaus.kernel.privacy import Privacy


class Verdict(models.TextChoices):
    """What the office says of a pair of projects."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOT_ALIKE = "not-alike"


class Comparison(models.Model):
    """The one row that tells what the suggestions were computed from."""

    privacy = Privacy.none()

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    digest = models.CharField(max_length=64)
    projects = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_comparison")]

    def __str__(self) -> str:
        return f"{self.projects} projects, {self.at:%Y-%m-%d %H:%M}"


class Suggestion(models.Model):
    """Two projects that resemble each other; the smaller key stands first."""

    privacy = Privacy.none()

    one = models.CharField(max_length=120)
    other = models.CharField(max_length=120, db_index=True)
    likelihood = models.FloatField()
    level = models.CharField(max_length=12)
    reasons = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="one_suggestion_each")]
        indexes = [models.Index(fields=["-likelihood", "one", "other"])]

    def __str__(self) -> str:
        return f"{self.one} ~ {self.other}"


class Judgement(models.Model):
    """What somebody of the office decided of a pair; it outlives every new computation."""

    privacy = Privacy(
        purpose="Nachvollziehbarkeit, wer über die Ähnlichkeit zweier Projekte entschieden hat",
        retention="so lange wie eines der beiden Projekte",
        fields=("by", "reason"),
    )

    one = models.CharField(max_length=120)
    other = models.CharField(max_length=120)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="one_judgement_each")]

    def __str__(self) -> str:
        return f"{self.one} ~ {self.other}: {self.verdict}"


class Dismissal(models.Model):
    """A proposed group of projects that the office does not want as an action plan."""

    privacy = Privacy(
        purpose="Nachvollziehbarkeit, wer einen Gruppenvorschlag verworfen hat",
        retention="so lange wie eines der Projekte",
        fields=("by", "reason"),
    )

    projects = ArrayField(models.CharField(max_length=120), unique=True)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return ", ".join(self.projects)
