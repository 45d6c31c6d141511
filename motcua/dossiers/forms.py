"""Setting forms 02 to 05 of a dossier from what was recorded: the same facts give the same bytes."""

from motcua.dossiers.billing import SUBJECT
from motcua.dossiers.letterheads import agency_office, applicant_party, desk_office
from motcua.dossiers.models import Apology, Dossier, Ending, Supplement
from motcua.dossiers.printing import tracking_address
from motcua.dossiers.result_paper import authority_lines
from motcua.dossiers.rules.states import STATE_NAMES, State
from motcua.fees.queries import held_on
from motcua.papers import apology, hand_over, refusal, stop, supplement
from motcua.papers.form_names import FormKey, form_name
from motcua.papers.letterhead import FormName
from motcua.papers.result import Signatory


def supplement_pdf(dossier: Dossier, turn: int, no: str) -> bytes:
    """Form 02 of the request numbered `turn`. Raises Supplement.DoesNotExist."""
    asked = Supplement.objects.select_related("asked_by__user").get(dossier=dossier, number=turn)
    pins = list(asked.pins.order_by("id"))
    contact = asked.asked_by.full_name
    return supplement.render_supplement(
        supplement.SupplementRequest(
            form=_form(dossier, FormKey.SUPPLEMENT, no),
            office=desk_office(dossier),
            applicant=applicant_party(dossier),
            content_requested=dossier.revision.name,
            items=tuple(
                supplement.SupplementItem(pin.label, pin.reason, pin.legal_basis, pin.right_one) for pin in pins
            ),
            reason="; ".join(dict.fromkeys(pin.reason_name for pin in pins)),
            contact_name=contact,
            contact_phone=asked.asked_by.phone or dossier.desk.phone,
            guide_name=contact,
            asked_at=asked.asked_at,
            respond_by=asked.respond_by,
            tracking_address=tracking_address(dossier),
        )
    )


def refusal_pdf(dossier: Dossier, turn: int, no: str) -> bytes:
    """Form 03. Raises Ending.DoesNotExist for a dossier that was not refused."""
    ending = _ending(dossier, Ending.Kind.REFUSED)
    return refusal.render_refusal(
        refusal.Refusal(
            form=_form(dossier, FormKey.REFUSAL, no),
            office=desk_office(dossier),
            applicant=applicant_party(dossier),
            content_requested=dossier.revision.name,
            reason=f"{ending.reason_name}: {ending.reason}" if ending.reason_name else ending.reason,
            legal_basis=ending.legal_basis,
            receiver_name=ending.officer.full_name if ending.officer else "",
            refused_at=ending.at,
            dossier_code=dossier.code,
        )
    )


def apology_pdf(dossier: Dossier, turn: int, no: str) -> bytes:
    """Form 04 of an apology made before heads signed it with their own key. Raises Apology.DoesNotExist."""
    return apology_paper(dossier, no).pdf


def apology_paper(dossier: Dossier, no: str) -> apology.RenderedApology:
    """Form 04, in the name of the head who signs it, with the place of the signature. Raises Apology.DoesNotExist."""
    said = Apology.objects.select_related("signed_by__user").get(dossier=dossier)
    if dossier.received_at is None:
        raise ValueError("nobody apologises for a dossier that was never received")
    return apology.render_apology(
        apology.Apology(
            form=_form(dossier, FormKey.APOLOGY, no),
            agency=agency_office(dossier.agency),
            applicant=applicant_party(dossier),
            procedure=dossier.revision.name,
            dossier_code=dossier.code,
            received_at=dossier.received_at,
            due_at=said.due_then,
            reason=said.reason,
            new_due_at=said.new_due_at,
            signatory=Signatory(authority_lines(dossier.agency, said.signed_by), said.signed_by.full_name),
            apologised_at=said.at,
        )
    )


def stop_pdf(dossier: Dossier, turn: int, no: str) -> bytes:
    """Form 05: settling stops because the applicant asked. Raises Ending.DoesNotExist."""
    ending = _ending(dossier, Ending.Kind.WITHDRAWN)
    return stop.render_stop_notice(
        stop.StopNotice(
            form=_form(dossier, FormKey.STOP, no),
            office=desk_office(dossier),
            applicant=applicant_party(dossier),
            dossier_code=dossier.code,
            procedure=dossier.revision.name,
            requested_at=ending.at,
            channel="Trực tiếp" if ending.officer else "Trực tuyến",
            basis=ending.legal_basis,
            state=STATE_NAMES[State(ending.state_then)],
            stopped_at=ending.at,
            signer_name=ending.officer.full_name if ending.officer else dossier.desk.name,
            reason=ending.reason,
            returned=_given_back(dossier),
            paid=held_on(SUBJECT, dossier.pk, at=ending.at),
        )
    )


def hand_over_pdf(dossier: Dossier, turn: int, no: str) -> bytes:
    """The slip of the hand-over numbered `turn` between two settling units. Raises ValueError when there was none."""
    rows = list(dossier.hand_overs.select_related("from_unit__parent", "to_unit", "by__user").order_by("id"))
    if not 1 <= turn <= len(rows):
        raise ValueError("the dossier was not handed over")
    given = rows[turn - 1]
    papers = ", ".join(_given_back(dossier)) or "hồ sơ điện tử"
    return hand_over.render_hand_over(
        hand_over.HandOver(
            form=_form(dossier, FormKey.HAND_OVER, no),
            office=agency_office(given.from_unit),
            giver=hand_over.Side(given.from_unit.name, given.by.full_name, given.by.title),
            taker=hand_over.Side(given.to_unit.name, ""),
            handed_at=given.at,
            dossiers=(
                hand_over.HandedDossier(
                    dossier.code, dossier.revision.name, dossier.applicant_name, papers, dossier.due_at
                ),
            ),
            remarks=given.reason,
        )
    )


def _form(dossier: Dossier, key: FormKey, no: str) -> FormName:
    return form_name(dossier.regime, key, no=no, desk=dossier.desk.name)


def _ending(dossier: Dossier, kind: Ending.Kind) -> Ending:
    return Ending.objects.select_related("officer__user").get(dossier=dossier, kind=kind.value)


def _given_back(dossier: Dossier) -> tuple[str, ...]:
    """The paper originals and copies the desk holds, which go back to the applicant."""
    told = []
    for paper in dossier.papers.current().order_by("id"):
        sorts = ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
        counts = ", ".join(f"{count} {sort}" for count, sort in sorts if count)
        if counts:
            told.append(f"{counts} {paper.name}")
    return tuple(told)
