"""Making a form once, signed in the name of the desk's authority, and keeping it as it is."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction

from motcua.dossiers.forms import apology_pdf, hand_over_pdf, refusal_pdf, stop_pdf, supplement_pdf
from motcua.dossiers.models import Document, Dossier
from motcua.dossiers.numbering import form_number
from motcua.dossiers.particular.transfers import transfer_of, transfer_pdf
from motcua.dossiers.printing import filing_pdf, receipt_pdf, receipts_of
from motcua.files.actions import keep
from motcua.files.queries import content_of
from motcua.organisation.models import Agency
from motcua.pades.signing import sign
from motcua.pades.stamp import Appearance
from motcua.signatures.queries import system_signer

Kind = Document.Kind
_SETTERS: dict[Document.Kind, Callable[[Dossier, int, str], bytes]] = {
    Kind.FILING: filing_pdf,
    Kind.RECEIPT: receipt_pdf,
    Kind.SUPPLEMENT: supplement_pdf,
    Kind.REFUSAL: refusal_pdf,
    Kind.APOLOGY: apology_pdf,
    Kind.STOP: stop_pdf,
    Kind.HAND_OVER: hand_over_pdf,
    Kind.TRANSFER: transfer_pdf,
}


@transaction.atomic(durable=True)
def keep_document(dossier_id: int, kind: Document.Kind, *, at: datetime, turn: int = 1) -> Document:
    """The form of this kind and turn; a second call returns the first one's paper, so that a reprint is identical.

    Signed with the authority's system certificate when it has one (an invisible signature: the paper's own words and
    the hand-written signatures stay free). Raises ValueError or DoesNotExist when nothing happened that it could say.
    """
    dossier = Dossier.objects.locked(dossier_id)
    known = Document.objects.select_related("blob").filter(dossier=dossier, kind=kind, turn=turn).first()
    if known:
        return known
    number = form_number(dossier, kind, at)
    pdf = _SETTERS[kind](dossier, turn, number)
    signer = system_signer(_issuer(dossier, kind), settings.SYSTEM_PIN, at=at)
    if signer:
        appearance = Appearance(field_name="XacNhanHeThong")
        pdf = sign(pdf, key=signer.key, appearance=appearance, evidence=signer.evidence, at=at)
    blob = keep(pdf, at=at)
    return Document.objects.create(dossier=dossier, kind=kind, turn=turn, number=number, blob=blob, created_at=at)


def _issuer(dossier: Dossier, kind: Document.Kind) -> Agency:
    """The authority in whose name it is made: that of the desk which took the dossier in, for that desk's own paper."""
    way = transfer_of(dossier) if kind is Kind.TRANSFER else None
    return (way.from_desk.parent or way.from_desk) if way else dossier.agency


def receipt_paper(dossier_id: int, *, at: datetime) -> bytes:
    """The last form 01 of a received dossier, made now when nobody has made it yet."""
    turn = len(receipts_of(Dossier.objects.get(pk=dossier_id)))
    return content_of(keep_document(dossier_id, Kind.RECEIPT, at=at, turn=turn).blob)


def filing_paper(dossier_id: int, *, at: datetime) -> bytes:
    """The confirmation of an online filing, made now when nobody has made it yet."""
    return content_of(keep_document(dossier_id, Kind.FILING, at=at).blob)


def form_paper(dossier_id: int, kind: Document.Kind, turn: int, *, at: datetime) -> bytes:
    """A form of the dossier, made now when nobody has made it yet."""
    return content_of(keep_document(dossier_id, kind, at=at, turn=turn).blob)
