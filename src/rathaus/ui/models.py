"""What the kit keeps: feedback that people leave on a page."""

from datetime import timedelta

from django.db import models

from rathaus.kernel.privacy import Privacy

RETENTION = timedelta(days=365)


class Feedback(models.Model):
    """One message about one page."""

    address = models.CharField(max_length=500)
    message = models.TextField()
    contact = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=5, default="de")
    received_at = models.DateTimeField(db_index=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    privacy = Privacy(
        purpose="Hinweise zu einer Seite prüfen und auf Wunsch beantworten.",
        retention="12 Monate nach Eingang",
        fields=("message", "contact"),
        keep_for=RETENTION,
    )

    class Meta:
        """Newest first."""

        ordering = ("-received_at", "-pk")

    def __str__(self) -> str:
        """Name the page and the moment."""
        return f"{self.address} ({self.received_at:%Y-%m-%d})"
