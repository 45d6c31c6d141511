"""Papers handed in with a dossier."""

from django.db import models


class DossierPaperQuerySet(models.QuerySet["DossierPaper"]):
    def current(self) -> "DossierPaperQuerySet":
        """Those no supplement has replaced."""
        return self.filter(superseded_at__isnull=True)


class DossierPaper(models.Model):
    """One file, or one paper seen at the counter, put with a required paper of the procedure."""

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="papers")
    key = models.CharField(max_length=60)
    name = models.CharField(max_length=400)
    file_name = models.CharField(max_length=200, blank=True)
    blob = models.ForeignKey("files.Blob", models.PROTECT, null=True, related_name="+")
    originals = models.PositiveSmallIntegerField(default=0)
    copies = models.PositiveSmallIntegerField(default=0)
    signature = models.CharField(max_length=10, blank=True, help_text="verdict on its digital signature when filed")
    supplement = models.ForeignKey("dossiers.Supplement", models.PROTECT, null=True, related_name="+")
    superseded_at = models.DateTimeField(null=True, help_text="when a supplement put another one in its place")

    objects = DossierPaperQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["dossier", "id"], name="paper_by_dossier")]

    def __str__(self) -> str:
        return self.name
