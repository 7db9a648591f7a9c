"""What voices do by themselves: forgetting whom they need not remember."""

from rathaus.kernel.jobs import periodic
from rathaus.kernel.time import now
from rathaus.participation.voices.models import KEEP_AUTHOR, KEEP_REFUSED, Voice
from rathaus.participation.voices.rules.states import State


@periodic("41 3 * * *", "participation.forget_voices")
def forget_voices() -> None:
    """Drop accounts after 24 months, and the words of refused contributions after 6; nightly."""
    moment = now()
    Voice.objects.filter(written_at__lt=moment - KEEP_AUTHOR).exclude(author="").update(author="")
    Voice.objects.filter(
        state__in=[State.REFUSED.value, State.REMOVED.value],
        decided_at__lt=moment - KEEP_REFUSED,
    ).exclude(text="").update(title="", text="", state=State.WITHDRAWN.value)
