"""Making a receipt once, signed in the name of the desk's authority, and keeping it as it is."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from motcua.dossiers.models import Document, Dossier
from motcua.dossiers.printing import filing_pdf, receipt_pdf
from motcua.files.actions import keep
from motcua.files.queries import content_of
from motcua.pades.signing import sign
from motcua.pades.stamp import Appearance
from motcua.signatures.queries import system_signer

_SETTERS = {Document.Kind.FILING: filing_pdf, Document.Kind.RECEIPT: receipt_pdf}


@transaction.atomic(durable=True)
def keep_document(dossier_id: int, kind: Document.Kind, *, at: datetime) -> Document:
    """The receipt of this kind; a second call returns the first one's paper, so that a reprint is identical.

    Signed with the authority's system certificate when it has one (an invisible signature: the paper's own words and
    the hand-written signatures of form 01 stay free).
    """
    dossier = Dossier.objects.locked(dossier_id)
    known = Document.objects.select_related("blob").filter(dossier=dossier, kind=kind).first()
    if known:
        return known
    pdf = _SETTERS[kind](dossier)
    signer = system_signer(dossier.agency, settings.SYSTEM_PIN, at=at)
    if signer:
        appearance = Appearance(field_name="XacNhanHeThong")
        pdf = sign(pdf, key=signer.key, appearance=appearance, evidence=signer.evidence, at=at)
    return Document.objects.create(dossier=dossier, kind=kind, blob=keep(pdf, at=at), created_at=at)


def receipt_paper(dossier_id: int, *, at: datetime) -> bytes:
    """Form 01 of a received dossier, made now when nobody has made it yet."""
    return content_of(keep_document(dossier_id, Document.Kind.RECEIPT, at=at).blob)


def filing_paper(dossier_id: int, *, at: datetime) -> bytes:
    """The confirmation of an online filing, made now when nobody has made it yet."""
    return content_of(keep_document(dossier_id, Document.Kind.FILING, at=at).blob)
