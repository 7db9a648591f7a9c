"""The trail and its head. Written only through `rathaus.audit.api`."""

from typing import ClassVar

from django.db import models

from rathaus.kernel.privacy import Privacy

RETENTION = (
    "Solange das System besteht. Wird ein Konto gelöscht, führt seine Kennung "
    "zu keiner Person mehr; der Eintrag selbst bleibt, damit die Kette ganz bleibt."
)


class AuditEntry(models.Model):
    """One link: who did what to which thing, and the hash that ties it to the one before."""

    privacy = Privacy(
        purpose="Nachweis, wer was wann geändert hat",
        retention=RETENTION,
        fields=("actor_id", "actor_label", "before", "after"),
    )

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.CharField(max_length=64)
    actor_label = models.CharField(max_length=200)
    action = models.CharField(max_length=100)
    subject_type = models.CharField(max_length=100)
    subject_id = models.CharField(max_length=200)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    request_id = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "audit_entry"
        ordering: ClassVar = ["seq"]
        indexes: ClassVar = [
            models.Index(fields=["subject_type", "subject_id", "-seq"], name="audit_by_subject"),
            models.Index(fields=["actor_id", "-seq"], name="audit_by_actor"),
        ]

    def __str__(self) -> str:
        """Number and action, for logs."""
        return f"{self.seq} {self.action}"


class AuditHead(models.Model):
    """One row: how many links there are and the hash of the last one.

    Writers lock it, so that the chain never forks; the verifier compares it with the end of
    the chain, so that a tail cut off is noticed.
    """

    privacy = Privacy.none()

    id = models.SmallIntegerField(primary_key=True, default=1)
    count = models.BigIntegerField()
    last_hash = models.CharField(max_length=64)

    class Meta:
        db_table = "audit_head"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="audit_head_is_one_row")
        ]

    def __str__(self) -> str:
        """Length and hash, for logs."""
        return f"{self.count}:{self.last_hash}"
