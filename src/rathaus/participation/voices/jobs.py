"""What voices do by themselves: forgetting whom they need not remember."""

from rathaus.kernel.jobs import periodic
from rathaus.kernel.time import now
from rathaus.participation.voices.models import KEEP_AUTHOR, KEEP_REFUSED, Voice, Vote
from rathaus.participation.voices.rules.states import Kind, State


@periodic("41 3 * * *", "participation.forget_voices")
def forget_voices() -> None:
    """Drop accounts after 24 months, refused words after 6, and votes on withdrawn ideas."""
    moment = now()
    Voice.objects.filter(written_at__lt=moment - KEEP_AUTHOR).exclude(author="").update(author="")
    Voice.objects.filter(
        state__in=[State.REFUSED.value, State.REMOVED.value],
        decided_at__lt=moment - KEEP_REFUSED,
    ).exclude(text="").update(title="", text="", state=State.WITHDRAWN.value)
    gone = Voice.objects.filter(kind=Kind.IDEA.value, state=State.WITHDRAWN.value)
    Vote.objects.filter(
        target__in=[f"idea:{key}" for key in gone.values_list("pk", flat=True)]
    ).delete()
