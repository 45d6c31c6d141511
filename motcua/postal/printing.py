"""What is printed for the Post: slips, labels, records of hand-over. Whoever asks has found the thing in `queries`."""

from motcua.kernel.vietnamese import format_day
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.papers.form_names import FormKey, form_name
from motcua.papers.hand_over import HandedDossier, Side, render_hand_over
from motcua.papers.hand_over import HandOver as HandOverPaper
from motcua.papers.letterhead import Office
from motcua.papers.postal import Label, Slip, SlipPaper, render_label, render_slip
from motcua.postal.models import HandOver, HandOverLine, Parcel, PostalOrder, ResultHandOver
from motcua.postal.rules.kinds import ORDER_KIND_NUMBERS, PAYER_NAMES, OrderKind, Payer
from motcua.reference.queries import regime_on


def slip_pdf(order: PostalOrder) -> bytes:
    """The slip of an order the asker may see: who, what, the list both sign, the money."""
    return render_slip(
        Slip(
            slip_no=order.slip_no,
            service=f"{ORDER_KIND_NUMBERS[OrderKind(order.kind)]}. {order.kind_name}",
            desk=order.desk.name,
            procedure=order.procedure_name,
            dossier_code=order.dossier.code if order.dossier else "",
            sender=_lines(order.sender_name, order.sender_phone, order.sender_address),
            receiver=_lines(order.receiver_name, order.receiver_phone, order.receiver_address),
            papers=tuple(SlipPaper(one["name"], one["originals"], one["copies"]) for one in order.papers),
            fee_collected=order.fee_collected,
            carriage_fee=order.carriage_fee,
            payer=PAYER_NAMES[Payer(order.payer)],
            expected_on=order.expected_on,
            accepted_by=order.accepted_by.full_name,
            accepted_at=order.accepted_at,
        )
    )


def label_pdf(parcel: Parcel) -> bytes:
    """The label of a parcel the asker may see."""
    return render_label(
        Label(
            label_no=parcel.label_no,
            sender=_lines(parcel.desk.name, parcel.desk.phone, parcel.desk.address),
            receiver=_lines(parcel.receiver_name, parcel.receiver_phone, parcel.receiver_address),
            payer=PAYER_NAMES[Payer(parcel.payer)],
            expected_on=parcel.expected_on,
            handed_at=parcel.handed_at,
        )
    )


def _lines(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part)


def record_pdf(record: HandOver) -> bytes:
    """The record of hand-over with what was counted and what went back; before the clerk's signature, as drawn up."""
    moment = record.signed_at or record.given_at
    name = form_name(
        regime_on(day_in_vietnam(moment)).key, FormKey.POSTAL_RECORD, no=record.number, desk=record.desk.name
    )
    lines = record.lines.select_related("order__dossier").order_by("pk")
    return render_hand_over(
        HandOverPaper(
            form=name,
            office=_office(record.desk),
            giver=Side("Bưu chính", record.given_by.full_name, record.given_by.title),
            taker=Side(record.desk.name, record.taken_by.full_name if record.taken_by else ""),
            handed_at=moment,
            dossiers=tuple(_handed(line) for line in lines),
            postal=True,
        )
    )


def results_pdf(record: ResultHandOver) -> bytes:
    """The record of results given to the Post; before the postal officer's signature, as drawn up."""
    moment, regime = record.signed_at or record.given_at, regime_on(day_in_vietnam(record.given_at)).key
    taker = record.taken_by
    parcels = record.parcels.select_related("dossier__revision").order_by("pk")
    return render_hand_over(
        HandOverPaper(
            form=form_name(regime, FormKey.RESULT_RECORD, no=record.number, desk=record.desk.name),
            office=_office(record.desk),
            giver=Side(record.desk.name, record.given_by.full_name, record.given_by.title),
            taker=Side("Bưu chính", taker.full_name if taker else "", taker.title if taker else ""),
            handed_at=moment,
            dossiers=tuple(_given(parcel) for parcel in parcels),
            postal=True,
            direction="out",
        )
    )


def _given(parcel: Parcel) -> HandedDossier:
    return HandedDossier(
        code=parcel.dossier.code,
        procedure=parcel.dossier.revision.name,
        applicant=f"Người nhận: {parcel.receiver_name}",
        papers=parcel.content,
        slip_no=parcel.label_no,
        note=f"Phát trước hết ngày {format_day(parcel.expected_on)}",
    )


def _handed(line: HandOverLine) -> HandedDossier:
    order = line.order
    return HandedDossier(
        code=order.dossier.code if order.dossier else "",
        procedure=order.procedure_name,
        applicant=order.sender_name,
        papers=order.papers_text,
        slip_no=order.slip_no,
        note=line.objected,
    )


def _office(desk: Agency) -> Office:
    parent = desk.parent or desk
    place = (
        parent.short_name.removeprefix("xã ").removeprefix("huyện ").removeprefix("thị trấn ").removeprefix("phường ")
    )
    return Office(parent.name, desk.name, desk.address, desk.phone, place)
