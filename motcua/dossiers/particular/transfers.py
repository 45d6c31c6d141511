"""The way of a dossier that another desk took in, and the paper given there."""

from motcua.dossiers.letterheads import (
    applicant_party,
    register_office,
    representative_party,
    represented_party,
)
from motcua.dossiers.models import Dossier, Transfer
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.printing import papers_received, tracking_address
from motcua.dossiers.representing import representative_of
from motcua.kernel.terms import describe_term
from motcua.papers.form_names import FormKey, form_name
from motcua.papers.transfer import TransferNote, render_transfer_note


def transfer_of(dossier: Dossier) -> Transfer | None:
    """The way of a dossier between two desks; only what was filed over a counter can have one."""
    if dossier.channel != Channel.DIRECT:
        return None
    rows = Transfer.objects.select_related("from_desk__parent", "to_desk", "taken_by__user", "sent_by__user")
    return rows.filter(dossier=dossier).first()


def transfer_pdf(dossier: Dossier, turn: int, no: str) -> bytes:
    """What the applicant got where it was taken in. Raises ValueError for a dossier received where it was filed."""
    way = transfer_of(dossier)
    if way is None:
        raise ValueError("the dossier was not taken in elsewhere")
    known = representative_of(dossier)
    acting = known if known and known.files else None
    place = way.from_desk if way.return_here else way.to_desk
    return render_transfer_note(
        TransferNote(
            form=form_name(dossier.regime, FormKey.TRANSFER, no=no, desk=way.from_desk.name),
            desk=register_office(way.from_desk),
            dossier_code=dossier.code,
            applicant=representative_party(acting) if acting else applicant_party(dossier),
            authorised_by=represented_party(dossier, acting) if acting else None,
            content_requested=dossier.revision.name,
            papers=papers_received(dossier),
            competent=dossier.agency.name,
            to_desk=way.to_desk.name,
            to_phone=way.to_desk.phone,
            statutory_term=describe_term(dossier.revision.term),
            taken_at=way.taken_at,
            leave_by=way.must_leave_by,
            result_place=f"{place.name}, {place.address}",
            receiver_name=way.taken_by.full_name,
            tracking_address=tracking_address(dossier),
        )
    )
