"""What can go wrong with voices, in sentences for people."""

from rathaus.kernel.errors import RathausError


class VoiceError(RathausError):
    """Base of the errors of voices; ``field`` names the input."""


class VoiceNotFound(VoiceError):
    """There is no such contribution, or it is not for this person."""


class TooMany(VoiceError):
    """Somebody wrote or voted too often in a short time."""


class TooLate(VoiceError):
    """A contribution can no longer be changed this way."""


class StaleVoice(VoiceError):
    """Somebody else changed or decided the contribution since it was read."""
