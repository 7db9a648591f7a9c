"""Tables of voices. Private: other packages use `participation.api`."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q

from rathaus.kernel.ids import new_id
from rathaus.kernel.privacy import Privacy

KEEP_AUTHOR = timedelta(days=730)
"""How long a published contribution keeps the account it came from."""
KEEP_REFUSED = timedelta(days=180)
"""How long the words of a contribution that was refused or removed are kept, for complaints."""


class Voice(models.Model):
    """An idea, or a comment on a subject or an idea; a comment may have replies, one level deep.

    Words that were withdrawn are erased at once; the row stays as a mark that something was there.
    """

    privacy = Privacy(
        purpose="Beiträge von Menschen mit Konto prüfen, veröffentlichen und ihnen antworten",
        retention="Konto: 24 Monate nach dem Schreiben; Worte abgelehnter Beiträge: 6 Monate; "
        "zurückgezogene sofort",
        fields=("author", "title", "text", "decided_by"),
        keep_for=KEEP_AUTHOR,
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=7)
    subject = models.CharField(max_length=200)
    idea = models.ForeignKey("self", models.CASCADE, null=True, related_name="comments")
    reply_to = models.ForeignKey("self", models.CASCADE, null=True, related_name="replies")
    author = models.CharField(max_length=64, blank=True)
    group = models.CharField(max_length=11)
    language = models.CharField(max_length=5, default="de")
    title = models.CharField(max_length=160, blank=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=9)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "kind", "state"]),
            models.Index(fields=["state", "written_at"]),
            models.Index(fields=["author", "-written_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="idea", idea=None, reply_to=None) | Q(kind="comment"),
                name="an_idea_answers_nothing",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "published", "refused", "removed", "withdrawn"]),
                name="voice_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(reply_to=None) | ~Q(reply_to=F("id")), name="no_reply_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Vote(models.Model):
    """For (1) or against (-1) a subject or an idea; one for each account.

    The account is kept only as a keyed hash over target and account: the database can refuse a
    second vote, but nobody can read from it what else somebody voted for.
    """

    privacy = Privacy(
        purpose="Jede Stimme nur einmal zählen",
        retention="so lange wie das, worüber abgestimmt wird",
        fields=("voter",),
    )

    target = models.CharField(max_length=200)
    voter = models.CharField(max_length=64)
    group = models.CharField(max_length=11)
    value = models.SmallIntegerField()
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "voter"], name="one_vote_per_account"),
            models.CheckConstraint(condition=Q(value__in=[-1, 1]), name="vote_is_for_or_against"),
        ]

    def __str__(self) -> str:
        return f"{self.target} {self.value:+d}"


class WeighingSet(models.Model):
    """How votes are weighed from a moment on. Rows are only added, so that the past is seen."""

    privacy = Privacy(
        purpose="Nachvollziehbarkeit, wer die Gewichte geändert hat",
        retention="dauerhaft, gehört zur veröffentlichten Rechenregel",
        fields=("set_by",),
    )

    residents = models.DecimalField(max_digits=4, decimal_places=2)
    departments = models.DecimalField(max_digits=4, decimal_places=2)
    half_life_days = models.PositiveIntegerField(default=0)
    reason = models.TextField()
    set_by = models.CharField(max_length=64)
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.residents} : {self.departments}"
