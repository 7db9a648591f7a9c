"""The face of participation."""

from rathaus.participation.voices import api as voices

__all__ = ["voices"]
