"""Tables of the surveys' room: what departments propose, and what the office decided."""

from django.db import models

from rathaus.kernel.privacy import Privacy


class Proposal(models.Model):
    """A project that a department reported in a survey, until the office has decided on it.

    ``facts`` are the project's facts as the newest submission has them; ``decided`` those that
    the decision was about.
    """

    privacy = Privacy(
        purpose="Prüfung der von Ämtern gemeldeten Projekte; Angaben können Personen nennen",
        retention="12 Monate nach dem Schließen der Umfrage",
        fields=("facts", "decided", "answers", "decided_by"),
    )

    survey = models.UUIDField(db_index=True)
    invitation = models.UUIDField()
    entry = models.PositiveIntegerField()
    party = models.CharField(max_length=120)
    title = models.CharField(max_length=500, blank=True)
    facts = models.JSONField()
    answers = models.JSONField(default=list)
    state = models.CharField(max_length=10, default="open")
    revision = models.PositiveIntegerField(default=1)
    submission = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    project = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)
    decided = models.JSONField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invitation", "entry"], name="one_proposal_per_entry")
        ]
        ordering = ["received_at", "id"]

    def __str__(self) -> str:
        return self.title or f"{self.invitation} {self.entry}"
