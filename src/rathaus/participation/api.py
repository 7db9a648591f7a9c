"""The face of participation."""

from rathaus.participation.surveys import api as surveys
from rathaus.participation.voices import api as voices

__all__ = ["surveys", "voices"]
