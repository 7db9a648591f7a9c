"""Tables of assessments. Private: other rooms use `cycle`, `watch`, `findings`, `decisions`."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from rathaus.kernel.privacy import Privacy

YEAR = timedelta(days=365)
_WHO = Privacy(
    purpose="Nachvollziehbarkeit, wer im Amt an einer Bewertung gearbeitet hat",
    retention="so lange wie die Bewertung, die zur Fassung gehört",
    fields=("person",),
)


class Assessment(models.Model):
    """One round of the lasting evaluation; only one is open at a time."""

    privacy = Privacy(
        purpose="Wer eine Bewertung verantwortet",
        retention="so lange wie die Bewertung, die zur Fassung gehört",
        fields=("owner",),
    )

    title = models.CharField(max_length=160)
    purpose = models.TextField(blank=True)
    owner = models.CharField(max_length=64, blank=True)
    phase = models.CharField(max_length=13, default="planned")
    open = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="following")
    base_version = models.CharField(max_length=80, blank=True)
    result_version = models.CharField(max_length=80, blank=True)
    summary = models.TextField(blank=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["open"], condition=Q(open=True), name="one_open_assessment"
            ),
            models.CheckConstraint(
                condition=Q(open=False, phase="done") | (Q(open=True) & ~Q(phase="done")),
                name="done_is_not_open",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PhaseSpan(models.Model):
    """When a phase runs, and who looks after it."""

    privacy = Privacy(
        purpose="Wer für eine Phase sorgt und an ihr Ende erinnert wird",
        retention="so lange wie die Bewertung, die zur Fassung gehört",
        fields=("owner",),
    )

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="spans")
    phase = models.CharField(max_length=13)
    owner = models.CharField(max_length=64, blank=True)
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "phase"], name="one_span_per_phase"),
            models.CheckConstraint(
                condition=Q(ends__gte=models.F("starts")), name="phase_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.phase} {self.starts}"


class Move(models.Model):
    """A step from one phase to another; a step back has a reason."""

    privacy = _WHO

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="moves")
    old = models.CharField(max_length=13)
    new = models.CharField(max_length=13)
    reason = models.TextField(blank=True)
    person = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.old} > {self.new}"


class WatchEntry(models.Model):
    """Something in technology or society that may touch the strategy."""

    privacy = _WHO

    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, related_name="watched")
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    source = models.CharField(max_length=300)
    url = models.URLField(max_length=500, blank=True)
    seen_on = models.DateField()
    touches = ArrayField(models.CharField(max_length=140), default=list)
    rating = models.CharField(max_length=9, blank=True)
    rating_reason = models.TextField(blank=True)
    carried = models.PositiveIntegerField(default=0)
    person = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-seen_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__in=["", "relevant", "watching", "dismissed"]),
                name="watch_rating_is_known",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Finding(models.Model):
    """What the assessment found, and which inputs it rests on (``watch:3``, ``goal:fibre``)."""

    privacy = _WHO

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="findings")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    inputs = ArrayField(models.CharField(max_length=160), default=list)
    person = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title


class Decision(models.Model):
    """A decision on findings, with a structured effect on goals, projects or categories.

    ``base`` is the version of the goal or project that the decision was made on; it is applied
    only as long as nobody changed that part since. ``before`` and ``after`` are the value as it
    was and became.
    """

    privacy = Privacy(
        purpose="Nachvollziehbarkeit, wer beschlossen und umgesetzt hat",
        retention="so lange wie die Bewertung, die zur Fassung gehört",
        fields=("person", "decided_by", "applied_by"),
    )

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="decisions")
    title = models.CharField(max_length=200)
    reason = models.TextField()
    findings = models.ManyToManyField(Finding, related_name="decisions")
    effect = models.JSONField(default=dict)
    base = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=7, default="draft")
    note = models.TextField(blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    person = models.CharField(max_length=64)
    decided_by = models.CharField(max_length=64, blank=True)
    applied_by = models.CharField(max_length=64, blank=True)
    applied_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "agreed", "dropped", "applied"]),
                name="decision_state_is_known",
            )
        ]

    def __str__(self) -> str:
        return self.title


class PhaseReminder(models.Model):
    """A letter about the end of a phase; the constraint keeps a job run twice from sending two."""

    privacy = Privacy(
        purpose="Nachhalten, wer wann an das Ende einer Phase erinnert wurde",
        retention="12 Monate",
        fields=("recipient",),
        keep_for=YEAR,
    )

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="reminders")
    phase = models.CharField(max_length=13)
    ends = models.DateField()
    occasion = models.CharField(max_length=20)
    recipient = models.CharField(max_length=64)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "phase", "ends", "occasion", "recipient"],
                name="one_phase_reminder_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.phase} {self.occasion}"
