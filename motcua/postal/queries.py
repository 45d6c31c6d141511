"""Reading what the Post carries: always of the desks somebody serves or works at."""

from datetime import date

from django.db.models import Count, QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.models.dossier import DossierQuerySet
from motcua.dossiers.queries import for_officer
from motcua.organisation.models import Agency
from motcua.organisation.queries import agencies_named
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.postal.models import (
    Attempt,
    HandOver,
    HandOverLine,
    LossReport,
    OrderLoss,
    Parcel,
    PostalOrder,
    ResultHandOver,
    Tracking,
)
from motcua.postal.policies import (
    may_attempt,
    may_bring_back,
    may_carry,
    may_deliver,
    may_find_inside,
    may_hand_over_parcel,
    may_report_loss,
    may_report_order_loss,
    may_sign,
    may_sign_results,
)
from motcua.postal.rules.kinds import ENDED, OrderKind, OrderState, ParcelState
from motcua.procedures.models import Revision
from motcua.procedures.queries import received_at_desks, revisions_named

_OPEN = [state.value for state in ParcelState if state not in ENDED]


def served_desks(duties: Duties) -> list[Agency]:
    """The desks a postal officer serves, by name."""
    return agencies_named(duties.agencies(Role.POSTAL_OFFICER))


def procedures_by_post(duties: Duties, *, on: date) -> list[Revision]:
    """What the asker's desks receive, by name; an application in an envelope is for one of these."""
    here = received_at_desks(duties.agencies(Role.POSTAL_OFFICER, Role.RECEIVER), on=on)
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


def overdue_orders(duties: Duties, *, on: date) -> QuerySet[PostalOrder]:
    """Envelopes the Post accepted that ought to have reached the desk and have not, the oldest first."""
    under_way = [OrderState.ACCEPTED.value, OrderState.LISTED.value]
    rows = orders(duties).filter(state__in=under_way, expected_on__lt=on).exclude(kind=OrderKind.RETURN.value)
    return rows.order_by("expected_on", "pk")


def loss_of_order(order: PostalOrder) -> OrderLoss | None:
    """The report that an envelope never reached the desk."""
    return OrderLoss.objects.select_related("reported_by__user").filter(order=order).first()


def beside(order: PostalOrder) -> list[PostalOrder]:
    """The orders of the same envelope, this one among them."""
    return list(PostalOrder.objects.filter(envelope=order.envelope).order_by("position"))


def why_not_order(duties: Duties, order: PostalOrder) -> dict[str, str | None]:
    """Each act on an order with the reason why the asker cannot do it now; None when they can."""
    return {"find_inside": may_find_inside(duties, order), "report_loss": may_report_order_loss(duties, order)}


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


def result_records(duties: Duties) -> QuerySet[ResultHandOver]:
    """Records of results given to the Post, of the asker's desks, newest first, with how many parcels (`size`)."""
    rows: QuerySet[ResultHandOver] = ResultHandOver.objects.visible_to(duties)
    rows = rows.select_related("desk__parent", "given_by__user", "taken_by__user").annotate(size=Count("parcels"))
    return rows.order_by("-given_at", "-pk")


def result_record_for(duties: Duties, record_id: int) -> ResultHandOver | None:
    """One such record of the asker's desks."""
    return result_records(duties).filter(pk=record_id).first()


def parcels_in(record: ResultHandOver) -> list[Parcel]:
    """The parcels of a record the asker has found."""
    return list(record.parcels.select_related("dossier__revision").order_by("pk"))


def why_not_sign_results(duties: Duties, record: ResultHandOver) -> str | None:
    """Why the asker cannot sign for the results."""
    return may_sign_results(duties, record)


# Parcels


def to_give(duties: Duties) -> QuerySet[Parcel]:
    """Parcels that wait for the Post and are in no record yet, the oldest first."""
    waiting = _parcels(duties).filter(state=ParcelState.HANDED_OVER.value, hand_over__isnull=True)
    return waiting.order_by("pk")


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


def without_post(rows: DossierQuerySet) -> DossierQuerySet:
    """Of a list, the dossiers whose result is neither wanted by post nor on its way."""
    kinds = [OrderKind.RETURN.value, OrderKind.BOTH.value]
    wanted = PostalOrder.objects.filter(kind__in=kinds, dossier__isnull=False).values("dossier_id")
    under_way = Parcel.objects.filter(state__in=_OPEN).values("dossier_id")
    return rows.exclude(pk__in=wanted).exclude(pk__in=under_way)


# For what happens without anybody asking: reactions, the exchange with the Post's own system


def order_by_id(order_id: int) -> PostalOrder:
    """The order a fact is about."""
    order: PostalOrder = PostalOrder.objects.select_related("desk").get(pk=order_id)
    return order


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
