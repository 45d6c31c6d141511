"""One row per book of numbers."""

from django.db import models


class Counter(models.Model):
    """The last number given in a book, for example `dossier:H58.22-240627`."""

    book = models.CharField(max_length=120, unique=True)
    value = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(value__gte=0), name="counter_not_negative")]

    def __str__(self) -> str:
        return f"{self.book}: {self.value}"
