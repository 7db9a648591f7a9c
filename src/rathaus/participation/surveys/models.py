"""Tables of surveys. Private: other packages use `participation.api`.

A survey's questionnaire is designed as a draft and published in numbered versions that never
change. Each invited party has one response, which keeps the version it began with; its answers
are kept by section and entry, so that colleagues can fill in sections side by side. What was
submitted is copied into a submission, which stays as it was received.
"""

from django.db import models

from rathaus.kernel.privacy import Privacy


class Survey(models.Model):
    """A questionnaire with its life: draft, open until a deadline, closed."""

    privacy = Privacy(
        purpose="Nachvollziehbarkeit, wer eine Umfrage angelegt hat",
        retention="so lange wie die Umfrage",
        fields=("created_by",),
    )

    id = models.UUIDField(primary_key=True)
    subject = models.CharField(max_length=200, db_index=True)
    draft = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, default="draft")
    published = models.PositiveIntegerField(default=0)
    deadline = models.DateTimeField(null=True)
    remind_days = models.JSONField(default=list)
    site = models.CharField(max_length=300, blank=True)
    created_by = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.subject} {self.id}"


class QuestionnaireVersion(models.Model):
    """A questionnaire as it was published; never changed afterwards."""

    privacy = Privacy.none()

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="one_questionnaire_each")
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.number}"


class Invitation(models.Model):
    """A party that is asked: a name, an address for letters, and a secret link."""

    privacy = Privacy(
        purpose="Einladung und Erinnerung der Ansprechperson einer Umfrage",
        retention="12 Monate nach dem Schließen der Umfrage",
        fields=("name", "email"),
    )

    id = models.UUIDField(primary_key=True)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="invitations")
    party = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=5, default="de")
    link = models.PositiveIntegerField(default=1)
    invited_at = models.DateTimeField()
    opened_until = models.DateTimeField(null=True)
    reminded_on = models.DateField(null=True)
    reminders = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "party"], name="one_invitation_per_party")
        ]
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.party}"


class Response(models.Model):
    """What one invited party answers; begun with a version of the questionnaire."""

    privacy = Privacy.none()

    invitation = models.OneToOneField(
        Invitation, on_delete=models.CASCADE, primary_key=True, related_name="response"
    )
    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT)
    entries = models.JSONField(default=list)
    next_entry = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, default="draft")
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.state}"


class SectionAnswers(models.Model):
    """The answers of one section, for the whole response (entry 0) or for one entry."""

    privacy = Privacy(
        purpose="Antworten einer Umfrage; freie Texte können Personen nennen",
        retention="12 Monate nach dem Schließen der Umfrage",
        fields=("answers", "saved_by"),
    )

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="sections")
    entry = models.PositiveIntegerField(default=0)
    section = models.CharField(max_length=80)
    answers = models.JSONField(default=dict)
    complete = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["response", "entry", "section"], name="one_row_per_section"
            )
        ]

    def __str__(self) -> str:
        return f"{self.response_id} {self.entry} {self.section}"


class Submission(models.Model):
    """Everything that a party submitted, as it was received."""

    privacy = Privacy(
        purpose="Eingereichte Antworten einer Umfrage; freie Texte können Personen nennen",
        retention="12 Monate nach dem Schließen der Umfrage",
        fields=("answers", "submitted_by"),
    )

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="submissions")
    number = models.PositiveIntegerField()
    answers = models.JSONField()
    digest = models.CharField(max_length=64)
    submitted_at = models.DateTimeField()
    submitted_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "number"], name="one_submission_per_number")
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.response_id} {self.number}"


class SectionDelegation(models.Model):
    """Sections that a colleague fills in through a link of their own."""

    privacy = Privacy(
        purpose="Abgabe von Abschnitten einer Umfrage an eine Kollegin oder einen Kollegen",
        retention="12 Monate nach dem Schließen der Umfrage",
        fields=("name", "email"),
    )

    id = models.UUIDField(primary_key=True)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="delegations")
    sections = models.JSONField()
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=254, blank=True)
    note = models.TextField(blank=True)
    delegated_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["delegated_at", "id"]

    def __str__(self) -> str:
        return f"{self.response_id} {self.name}"


class Inquiry(models.Model):
    """A question back about one entry of a response, and its answer."""

    privacy = Privacy(
        purpose="Rückfrage zu einer Antwort und deren Beantwortung",
        retention="12 Monate nach dem Schließen der Umfrage",
        fields=("asked_by", "answered_by", "question", "answer"),
    )

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="inquiries")
    entry = models.PositiveIntegerField(default=0)
    question = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        verbose_name_plural = "inquiries"

    def __str__(self) -> str:
        return f"{self.response_id} {self.entry}"
