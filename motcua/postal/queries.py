"""Reading what the Post carries: always of the desks somebody serves or works at."""

from datetime import date

from django.db.models import Count, QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import for_officer
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.queries import agencies_named
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.papers.form_names import FormKey, form_name
from motcua.papers.hand_over import HandedDossier, Side, render_hand_over
from motcua.papers.hand_over import HandOver as HandOverPaper
from motcua.papers.letterhead import Office
from motcua.papers.postal import Label, Slip, SlipPaper, render_label, render_slip
from motcua.postal.models import Attempt, HandOver, HandOverLine, LossReport, Parcel, PostalOrder, Tracking
from motcua.postal.policies import (
    may_attempt,
    may_bring_back,
    may_carry,
    may_deliver,
    may_hand_over_parcel,
    may_report_loss,
    may_sign,
)
from motcua.postal.rules.kinds import (
    ENDED,
    ORDER_KIND_NUMBERS,
    PAYER_NAMES,
    OrderKind,
    OrderState,
    ParcelState,
    Payer,
)
from motcua.procedures.models import Revision
from motcua.procedures.queries import received_at_desks, revisions_named
from motcua.reference.queries import regime_on

_OPEN = [state.value for state in ParcelState if state not in ENDED]


def served_desks(duties: Duties) -> list[Agency]:
    """The desks a postal officer serves, by name."""
    return agencies_named(duties.agencies(Role.POSTAL_OFFICER))


def procedures_by_post(duties: Duties, *, on: date) -> list[Revision]:
    """What the served desks receive, by name; an application in an envelope is for one of these."""
    here = received_at_desks(duties.agencies(Role.POSTAL_OFFICER), on=on)
    return sorted(revisions_named(list(here), on=on), key=lambda revision: revision.name)


# Orders and records


def orders(duties: Duties) -> QuerySet[PostalOrder]:
    """Orders of the asker's desks, newest first."""
    rows: QuerySet[PostalOrder] = PostalOrder.objects.visible_to(duties).select_related("desk", "dossier")
    return rows.order_by("-accepted_at", "-pk")


def to_list(duties: Duties) -> QuerySet[PostalOrder]:
    """Accepted orders with papers in them that are in no record yet, those due first at the head."""
    rows = orders(duties).filter(state=OrderState.ACCEPTED.value).exclude(kind=OrderKind.RETURN.value)
    return rows.order_by("expected_on", "pk")


def to_file(duties: Duties) -> QuerySet[PostalOrder]:
    """Orders signed for that no clerk has typed in yet: their term runs already."""
    return orders(duties).filter(state=OrderState.SIGNED_FOR.value).order_by("pk")


def order_for(duties: Duties, order_id: int) -> PostalOrder | None:
    """One order of the asker's desks."""
    return orders(duties).select_related("accepted_by__user").filter(pk=order_id).first()


def records(duties: Duties) -> QuerySet[HandOver]:
    """Records of hand-over of the asker's desks, newest first, with how many dossiers each has (`size`)."""
    rows: QuerySet[HandOver] = HandOver.objects.visible_to(duties)
    rows = rows.select_related("desk__parent", "given_by__user", "taken_by__user").annotate(size=Count("lines"))
    return rows.order_by("-given_at", "-pk")


def to_sign(duties: Duties) -> QuerySet[HandOver]:
    """Records the clerk has to count against and sign."""
    return records(duties).filter(signed_at__isnull=True)


def record_for(duties: Duties, hand_over_id: int) -> HandOver | None:
    """One record of the asker's desks."""
    return records(duties).filter(pk=hand_over_id).first()


def lines_of(record: HandOver) -> list[HandOverLine]:
    """The orders of a record the asker has found."""
    return list(record.lines.select_related("order__dossier").order_by("pk"))


def why_not_sign(duties: Duties, record: HandOver) -> str | None:
    """Why the asker cannot sign a record."""
    return may_sign(duties, record)


# Parcels


def parcels(duties: Duties) -> QuerySet[Parcel]:
    """Parcels of the asker's desks that have not ended, the earliest due first."""
    return _parcels(duties).filter(state__in=_OPEN).order_by("expected_on", "pk")


def ended_parcels(duties: Duties) -> QuerySet[Parcel]:
    """Parcels delivered, brought back or lost, newest first."""
    return _parcels(duties).exclude(state__in=_OPEN).order_by("-since", "-pk")


def parcel_for(duties: Duties, parcel_id: int) -> Parcel | None:
    """One parcel of the asker's desks."""
    return _parcels(duties).filter(pk=parcel_id).first()


def _parcels(duties: Duties) -> QuerySet[Parcel]:
    rows: QuerySet[Parcel] = Parcel.objects.visible_to(duties)
    return rows.select_related("desk__parent", "dossier__desk", "handed_by__user", "taken_by__user", "order")


def why_not(duties: Duties, parcel: Parcel) -> dict[str, str | None]:
    """Each act on a parcel with the reason why the asker cannot do it now; None when they can."""
    return {
        "carry": may_carry(duties, parcel),
        "attempt": may_attempt(duties, parcel),
        "deliver": may_deliver(duties, parcel),
        "bring_back": may_bring_back(duties, parcel),
        "report_loss": may_report_loss(duties, parcel),
    }


def attempts_of(parcel: Parcel) -> list[Attempt]:
    """The invitations of a parcel, the first one first."""
    return list(parcel.attempts.order_by("number"))


def trackings_of(parcel: Parcel) -> list[Tracking]:
    """What the Post has told of a parcel, by when it happened."""
    return list(parcel.trackings.order_by("at", "pk"))


def loss_of(parcel: Parcel) -> LossReport | None:
    """The report of a loss."""
    return LossReport.objects.select_related("reported_by__user").filter(parcel=parcel).first()


def parcels_of(dossier: Dossier) -> list[Parcel]:
    """The parcels of a dossier the asker may see, newest first."""
    rows = Parcel.objects.select_related("desk", "order").filter(dossier=dossier)
    return list(rows.order_by("-pk"))


def wanted_by_post(dossier: Dossier) -> PostalOrder | None:
    """The order in which the applicant asked for the result by post, the last one."""
    kinds = [OrderKind.RETURN.value, OrderKind.BOTH.value]
    order: PostalOrder | None = PostalOrder.objects.filter(dossier=dossier, kind__in=kinds).order_by("-pk").first()
    return order


def result_to_post(duties: Duties, code: str) -> Dossier | None:
    """A dossier of the clerk's desks whose result may be given to the Post now."""
    dossier = for_officer(duties.only(Role.RECEIVER), code)
    return dossier if dossier and may_hand_over_parcel(duties, dossier) is None else None


def results_to_post(duties: Duties) -> list[Dossier]:
    """Sealed results of the clerk's desks whose applicants asked for them by post and that are not on their way."""
    kinds = [OrderKind.RETURN.value, OrderKind.BOTH.value]
    rows = Dossier.objects.filter(
        desk_id__in=duties.agencies(Role.RECEIVER), state="done", postal_orders__kind__in=kinds
    ).exclude(parcels__state__in=_OPEN)
    return list(rows.select_related("revision").distinct().order_by("settled_at")[:100])


# For what happens without anybody asking: the exchange with the Post's own system


def parcel_labelled(label_no: str) -> Parcel | None:
    """The parcel of a label, for what the Post's system tells."""
    return Parcel.objects.filter(label_no=label_no).first()


def untold(limit: int) -> list[Parcel]:
    """Parcels the Post's system does not know yet, the oldest first."""
    rows = Parcel.objects.select_related("desk").filter(told_at__isnull=True, state__in=_OPEN)
    return list(rows.order_by("pk")[:limit])


def on_their_way(limit: int) -> list[Parcel]:
    """Parcels the Post's system knows and that have not ended, the one that stands longest first."""
    rows = Parcel.objects.filter(told_at__isnull=False, state__in=_OPEN)
    return list(rows.order_by("since")[:limit])


# Papers


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
    return render_hand_over(
        HandOverPaper(
            form=name,
            office=_office(record.desk),
            giver=Side("Bưu chính", record.given_by.full_name, record.given_by.title),
            taker=Side(record.desk.name, record.taken_by.full_name if record.taken_by else ""),
            handed_at=moment,
            dossiers=tuple(_handed(line) for line in lines_of(record)),
            postal=True,
        )
    )


def _handed(line: HandOverLine) -> HandedDossier:
    order = line.order
    return HandedDossier(
        code=order.dossier.code if order.dossier else "",
        procedure=order.procedure_name,
        applicant=order.sender_name,
        papers=order.papers_text,
        slip_no=order.slip_no,
        note=f"Trả lại bưu chính: {line.objection}" if line.objection else "",
    )


def _office(desk: Agency) -> Office:
    parent = desk.parent or desk
    place = (
        parent.short_name.removeprefix("xã ").removeprefix("huyện ").removeprefix("thị trấn ").removeprefix("phường ")
    )
    return Office(parent.name, desk.name, desk.address, desk.phone, place)
