"""Tables of the strategy. Private: other packages use `strategy.api`.

Each row keeps one part of the strategy document as JSON, which is the truth; the other columns
are projections of it for filters, order and search, written by `store` only.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from rathaus.kernel.privacy import Privacy


class StrategyState(models.Model):
    """The one row that every writer locks; its revision grows with each change."""

    privacy = Privacy.none()

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    revision = models.BigIntegerField(default=0)
    structure_revision = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    header = models.JSONField(default=dict)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_strategy")]

    def __str__(self) -> str:
        return f"revision {self.revision}"


class Element(models.Model):
    """A part of the strategy's structure: cluster, dimension, programme, goal, plan, pool, …"""

    privacy = Privacy.none()

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=120)
    position = models.PositiveIntegerField()
    document = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_element_each")]
        ordering = ["kind", "position", "key"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class ProjectRow(models.Model):
    """A project: its document, and what lists filter and sort by."""

    privacy = Privacy(
        purpose="Ansprechperson eines Projekts der Verwaltung",
        retention="bis zum Ende des Projekts und seiner Auswertung, danach mit der Fassung",
        fields=("lead", "document"),
    )

    key = models.CharField(max_length=120, primary_key=True)
    document = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    number = models.CharField(max_length=40, blank=True)
    number_order = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=500)
    programme = models.CharField(max_length=120, blank=True)
    action_plan = models.CharField(max_length=120, blank=True)
    department = models.CharField(max_length=120, blank=True)
    directorate = models.CharField(max_length=120, blank=True)
    dimensions = ArrayField(models.CharField(max_length=120), default=list)
    goals = ArrayField(models.CharField(max_length=120), default=list)
    status = models.CharField(max_length=10)
    category = models.CharField(max_length=1)
    category_rule = models.CharField(max_length=60)
    overridden = models.BooleanField(default=False)
    conflict = models.BooleanField(default=False)
    lead = models.CharField(max_length=200, blank=True)
    lead_project = models.BooleanField(default=False)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    cost_cents = models.BigIntegerField(null=True)
    effort_months = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    missing = ArrayField(models.CharField(max_length=60), default=list)
    origin = models.CharField(max_length=10)
    list_name = models.CharField(max_length=200, blank=True)
    list_key = models.CharField(max_length=300, blank=True)
    search = SearchVectorField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["category", "number_order", "key"]),
            models.Index(fields=["programme", "number_order", "key"]),
            models.Index(fields=["department"]),
            models.Index(fields=["action_plan"]),
            models.Index(fields=["status"]),
            models.Index(fields=["number_order", "key"]),
            models.Index(fields=["-changed_at"]),
            GinIndex(fields=["dimensions"]),
            GinIndex(fields=["goals"]),
            GinIndex(fields=["search"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["list_name", "list_key"],
                condition=~models.Q(list_key=""),
                name="one_project_per_list_key",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """A frozen state of the strategy with everything needed to replay it."""

    privacy = Privacy(
        purpose="Nachvollziehbarkeit: wer eine Fassung eingefroren hat",
        retention="dauerhaft, Archivgut",
        fields=("frozen_by", "document"),
    )

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    remark = models.TextField(blank=True)
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=200)
    revision = models.BigIntegerField()
    document = models.BinaryField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["-frozen_at"]

    def __str__(self) -> str:
        return self.name


class SavedView(models.Model):
    """A filter of the portfolio table that somebody keeps under a name, alone or for all."""

    privacy = Privacy(
        purpose="Gespeicherte Ansicht einer Person im Amt",
        retention="bis die Person sie löscht oder das Konto endet",
        fields=("owner",),
    )

    owner = models.CharField(max_length=64)
    name = models.CharField(max_length=80)
    query = models.TextField(blank=True)
    shared = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_view_per_name")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ListMapping(models.Model):
    """How the columns of a recurring list become project facts."""

    privacy = Privacy(
        purpose="Nachvollziehbarkeit, wer eine Zuordnung angelegt hat",
        retention="so lange wie die Zuordnung",
        fields=("created_by",),
    )

    name = models.CharField(max_length=200, unique=True)
    mapping = models.JSONField()
    created_by = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class ListUpload(models.Model):
    """An uploaded list between preview and import; the file lies in the home, then goes."""

    privacy = Privacy(
        purpose="Vorschau eines Imports; die Datei kann Ansprechpersonen nennen",
        retention="bis zum Import, höchstens 7 Tage",
        fields=("uploaded_by", "path"),
    )

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=255)
    path = models.CharField(max_length=500)
    source = models.CharField(max_length=200, blank=True)
    mapping = models.JSONField(default=dict)
    uploaded_by = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Reminder(models.Model):
    """A request to a project's owner to add what a decision still needs."""

    privacy = Privacy(
        purpose="Nachhalten, wer wann um fehlende Angaben gebeten wurde",
        retention="12 Monate",
        fields=("recipient", "sent_by"),
    )

    project = models.CharField(max_length=120, db_index=True)
    recipient = models.CharField(max_length=254)
    missing = ArrayField(models.CharField(max_length=60))
    sent_by = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.project} {self.sent_at:%Y-%m-%d}"
