"""What the platform itself keeps in the database."""

from django.db import models

from rathaus.kernel.privacy import Privacy


class CityLoad(models.Model):
    """The state of the city folder that was loaded last, so that a start can skip it."""

    privacy = Privacy.none()

    fingerprint = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Return the beginning of the fingerprint."""
        return self.fingerprint[:12]
