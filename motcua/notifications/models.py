"""Messages to people."""

from django.db import models


class Message(models.Model):
    """One message to one account about one fact; the same fact is never told twice to the same person."""

    entry = models.ForeignKey("journal.Entry", models.PROTECT, related_name="+")
    recipient = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    text = models.CharField(max_length=400)
    address = models.CharField(max_length=200, help_text="path of the page it is about")
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "recipient"], name="told_once")]
        indexes = [models.Index(fields=["recipient", "-id"], name="message_by_recipient")]

    def __str__(self) -> str:
        return self.text
