"""Tables of the plan: settings, runs, variants, agreed plans. Private to the schedule."""

from django.db import models

from rathaus.kernel.privacy import Privacy


class PlanSetup(models.Model):
    """The one row of settings that a plan is made with; an edit names the version it read."""

    privacy = Privacy(
        purpose="Nachvollziehbarkeit, wer eine Regel des Plans mit welchem Grund gelockert hat",
        retention="so lange wie die Regel gelockert ist, danach nur im Prüfpfad",
        fields=("changed_by", "settings"),
    )

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    settings = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    changed_by = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_plan_setup")]

    def __str__(self) -> str:
        return f"settings {self.version}"


class PlanVariant(models.Model):
    """A „what if“: changes to the task of a plan, under a name."""

    privacy = Privacy(
        purpose="Nachvollziehbarkeit, wer eine Variante des Plans angelegt hat",
        retention="bis die Variante gelöscht wird",
        fields=("created_by",),
    )

    name = models.CharField(max_length=200)
    base = models.ForeignKey("PlanRun", on_delete=models.CASCADE, related_name="variants_of")
    changes = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    created_by = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class PlanRun(models.Model):
    """One search for a plan: its task as it was, how far it is, and what it found.

    ``starts`` is the best plan so far; it is there from the first seconds on, and the search goes
    on from it when the worker is killed. ``early_objective`` and ``early_bound`` belong to the
    projects that are planned first; ``proof`` says how early the last C project can start at best.
    """

    class State(models.TextChoices):
        """Where a search is."""

        QUEUED = "queued"
        RUNNING = "running"
        STOPPED = "stopped"
        DONE = "done"
        FAILED = "failed"

    privacy = Privacy(
        purpose="Nachvollziehbarkeit, wer einen Plan rechnen ließ",
        retention="12 Monate; beschlossene Pläne so lange wie die Strategie",
        fields=("asked_by",),
    )

    variant = models.ForeignKey(
        PlanVariant, on_delete=models.CASCADE, null=True, related_name="runs"
    )
    revision = models.BigIntegerField()
    settings = models.JSONField()
    task = models.BinaryField()
    starts = models.JSONField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    early_objective = models.BigIntegerField(null=True)
    early_bound = models.BigIntegerField(null=True)
    objective = models.BigIntegerField(null=True)
    bound = models.BigIntegerField(null=True)
    proof = models.JSONField(null=True)
    budget = models.PositiveIntegerField()
    seconds = models.FloatField(default=0)
    stop_asked = models.BooleanField(default=False)
    beat_at = models.DateTimeField(null=True)
    problem = models.JSONField(default=list)
    asked_by = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state"])]

    def __str__(self) -> str:
        return f"run {self.pk} ({self.state})"


class AgreedPlan(models.Model):
    """A plan that was released; the newest is the valid one, the former ones stay."""

    privacy = Privacy(
        purpose="Nachvollziehbarkeit, wer einen Plan freigegeben hat",
        retention="dauerhaft, Archivgut",
        fields=("agreed_by", "reason"),
    )

    number = models.PositiveIntegerField(unique=True)
    run = models.ForeignKey(PlanRun, on_delete=models.PROTECT, related_name="agreements")
    reason = models.TextField()
    agreed_by = models.CharField(max_length=64)
    agreed_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"plan {self.number}"
