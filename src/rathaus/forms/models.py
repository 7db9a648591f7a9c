"""Tables of drafts and their files. Private: other packages use `forms.api`."""

from django.db import models

from rathaus.kernel.privacy import Privacy


class FormSnapshot(models.Model):
    """A form as it stood when somebody began to fill it in; its digest is its name."""

    privacy = Privacy.none()

    digest = models.CharField(max_length=64, primary_key=True)
    form_id = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    data = models.JSONField()

    def __str__(self) -> str:
        return f"{self.form_id} {self.version}"


class DraftRow(models.Model):
    """Answers that somebody is giving, or has submitted."""

    privacy = Privacy(
        purpose="Angaben in einem Formular, bis sie abgeschickt und abgeholt sind",
        retention="bis zum Ablauf der Frist des Entwurfs; nach dem Absenden, bis die Stelle, "
        "für die sie sind, sie löscht",
        fields=("owner_id", "answers", "submitted"),
    )

    token = models.CharField(max_length=64, unique=True)
    snapshot = models.ForeignKey(FormSnapshot, on_delete=models.PROTECT)
    subject = models.CharField(max_length=200, db_index=True)
    owner_id = models.CharField(max_length=64, blank=True, db_index=True)
    answers = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    submitted_at = models.DateTimeField(null=True)
    submitted = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"{self.subject}, version {self.version}"


class StoredFile(models.Model):
    """A file that belongs to a draft. The database refuses to change it."""

    privacy = Privacy(
        purpose="Unterlagen, die jemand einem Formular beigefügt hat",
        retention="wie der Entwurf, zu dem sie gehören",
        fields=("name", "content"),
    )

    id = models.UUIDField(primary_key=True)
    draft = models.ForeignKey(DraftRow, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=400)
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    scanned_by = models.CharField(max_length=80, blank=True)
    stored_at = models.DateTimeField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name
