"""Tables of the ground: outbox and readings."""

from django.db import models

from rathaus.kernel.privacy import Privacy


class OutboxEvent(models.Model):
    """An event as it was published; never changed."""

    privacy = Privacy.none()

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=120)
    body = models.JSONField()
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.name} {self.id}"


class Delivery(models.Model):
    """Whether one subscriber has heard one event."""

    privacy = Privacy.none()

    event = models.ForeignKey(OutboxEvent, on_delete=models.CASCADE)
    subscriber = models.CharField(max_length=120)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "subscriber"], name="one_delivery_each")
        ]

    def __str__(self) -> str:
        return f"{self.subscriber} ← {self.event_id}"


class StoredReading(models.Model):
    """A reading of a measure or of a value derived from measures; never overwritten.

    ``provenance`` is measured, manual or sample. ``inputs`` are the ids of the readings that a
    derived value came from, ``rows`` the first rows behind a measured one; ``row_count`` and
    ``row_digest`` (SHA-256) cover all of them.
    """

    privacy = Privacy(
        purpose="Beleg, wer einen Wert von Hand festgestellt hat",
        retention="so lange wie die Strategie, danach Archiv",
        fields=("person",),
    )

    series = models.CharField(max_length=200)
    on = models.DateField()
    at = models.DateTimeField()
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    provenance = models.CharField(max_length=10)
    reason = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    person = models.CharField(max_length=200, blank=True)
    formula = models.TextField(blank=True)
    inputs = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    row_count = models.PositiveIntegerField(default=0)
    row_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["series", "on", "id"])]

    def __str__(self) -> str:
        return f"{self.series} {self.on}: {self.value}"
