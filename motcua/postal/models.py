"""Orders, records of hand-over and parcels."""

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models

from motcua.organisation.rules.kinds import Role
from motcua.postal.rules.kinds import (
    ENDED,
    ORDER_KIND_NAMES,
    ORDER_STATE_NAMES,
    PARCEL_STATE_NAMES,
    PAYER_NAMES,
    OrderKind,
    OrderState,
    ParcelState,
    Payer,
)
from motcua.postal.rules.transit import ROUTE_NAMES, Route

if TYPE_CHECKING:
    from motcua.organisation.rules.duties import Duties

_ENDED = [state.value for state in ParcelState if state in ENDED]
_PAYERS = [(payer.value, PAYER_NAMES[payer]) for payer in Payer]
_ROUTES = [(route.value, ROUTE_NAMES[route]) for route in Route]


Row = TypeVar("Row", bound=models.Model)


class OfDesks(models.QuerySet[Row]):
    """Rows that belong to a desk."""

    def visible_to(self, duties: "Duties") -> Self:
        """Those of the desks somebody serves, as a postal officer or as a clerk."""
        return self.filter(desk_id__in=duties.agencies(Role.POSTAL_OFFICER, Role.RECEIVER))


class PostalOrder(models.Model):
    """One dossier entrusted to the Post, with its slip. Two in one envelope are two orders with one `envelope`.

    `papers` is [{"name", "originals", "copies"}]; money in đồng.
    """

    envelope = models.UUIDField(help_text="made with the empty form, so that a double click accepts once")
    position = models.PositiveSmallIntegerField(help_text="1 for the first dossier of the envelope")
    kind = models.CharField(max_length=10, choices=[(kind.value, ORDER_KIND_NAMES[kind]) for kind in OrderKind])
    state = models.CharField(max_length=12, choices=[(state.value, ORDER_STATE_NAMES[state]) for state in OrderState])
    slip_no = models.CharField(max_length=40, unique=True)
    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    procedure_code = models.CharField(max_length=40)
    procedure_name = models.CharField(max_length=500)
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, null=True, related_name="postal_orders")
    sender_name = models.CharField(max_length=160)
    sender_identity_no = models.CharField(max_length=20)
    sender_phone = models.CharField(max_length=15)
    sender_address = models.CharField(max_length=250)
    receiver_name = models.CharField(max_length=160, blank=True)
    receiver_phone = models.CharField(max_length=15, blank=True)
    receiver_address = models.CharField(max_length=250, blank=True)
    papers = models.JSONField(default=list)
    fee_collected = models.PositiveBigIntegerField(default=0, help_text="fees of the procedure, collected by the Post")
    carriage_fee = models.PositiveBigIntegerField(default=0)
    payer = models.CharField(max_length=10, choices=_PAYERS)
    route = models.CharField(max_length=10, choices=_ROUTES)
    expected_on = models.DateField(help_text="the last day on which the desk has to have it")
    accepted_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()

    objects = OfDesks["PostalOrder"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["envelope", "position"], name="one_order_at_a_place_of_an_envelope"),
            models.CheckConstraint(
                condition=~models.Q(state="filed") | models.Q(dossier__isnull=False), name="filed_order_has_dossier"
            ),
        ]
        indexes = [models.Index(fields=["desk", "state", "accepted_at"], name="postal_order_by_desk")]

    def __str__(self) -> str:
        return self.slip_no

    @property
    def state_name(self) -> str:
        return ORDER_STATE_NAMES[OrderState(self.state)]

    @property
    def kind_name(self) -> str:
        return ORDER_KIND_NAMES[OrderKind(self.kind)]

    @property
    def papers_text(self) -> str:
        """ "Tờ khai: 1 bản chính; Giấy chứng sinh: 1 bản chính, 2 bản sao"."""
        return "; ".join(f"{paper['name']}: {_count(paper)}" for paper in self.papers)


def _count(paper: dict[str, int]) -> str:
    counted = [(paper["originals"], "bản chính"), (paper["copies"], "bản sao")]
    return ", ".join(f"{number} {word}" for number, word in counted if number)


class SignedByBoth(models.Model):
    """A record that one side draws up and signs and the other counts against and signs."""

    number = models.CharField(max_length=60, unique=True)
    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    given_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    taken_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number


_SIGNED = models.Q(taken_by__isnull=True, signed_at__isnull=True) | models.Q(
    taken_by__isnull=False, signed_at__gte=models.F("given_at")
)


class HandOver(SignedByBoth):
    """The record of hand-over (biên bản giao nhận). Signed by the clerk too: the legal moment of filing."""

    objects = OfDesks["HandOver"].as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=_SIGNED, name="signed_by_somebody")]
        indexes = [models.Index(fields=["desk", "-given_at"], name="hand_over_by_desk")]


class ResultHandOver(SignedByBoth):
    """The other way round: results the desk gives to the Post, signed by the postal officer who carries them off."""

    objects = OfDesks["ResultHandOver"].as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=_SIGNED, name="results_signed_by_somebody")]
        indexes = [models.Index(fields=["desk", "-given_at"], name="result_hand_over_by_desk")]


class HandOverLine(models.Model):
    """One order of a record. `objection` is why the clerk did not take it; empty when it was taken."""

    hand_over = models.ForeignKey(HandOver, models.PROTECT, related_name="lines")
    order = models.ForeignKey(PostalOrder, models.PROTECT, related_name="lines")
    objection = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hand_over", "order"], name="order_once_in_a_record")]

    def __str__(self) -> str:
        return f"{self.hand_over_id} {self.order_id}"

    @property
    def objected(self) -> str:
        """What the record says of an order that was not taken."""
        lost = OrderState(self.order.state) is OrderState.LOST
        return self.objection if lost or not self.objection else f"Trả lại bưu chính: {self.objection}"


class Parcel(models.Model):
    """A result on its way to the applicant. `since`: from when the state dates; `told_at`: when the Post knew."""

    label_no = models.CharField(max_length=40, unique=True)
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="parcels")
    order = models.ForeignKey(PostalOrder, models.PROTECT, null=True, related_name="parcels")
    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=[(one.value, PARCEL_STATE_NAMES[one]) for one in ParcelState])
    since = models.DateTimeField()
    content = models.CharField(max_length=500)
    receiver_name = models.CharField(max_length=160)
    receiver_phone = models.CharField(max_length=15)
    receiver_address = models.CharField(max_length=250)
    payer = models.CharField(max_length=10, choices=_PAYERS)
    route = models.CharField(max_length=10, choices=_ROUTES)
    expected_on = models.DateField()
    handed_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    handed_at = models.DateTimeField()
    hand_over = models.ForeignKey(ResultHandOver, models.PROTECT, null=True, related_name="parcels")
    taken_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    delivered_to = models.CharField(max_length=160, blank=True)
    receiver_id_checked = models.BooleanField(default=False)
    receiver_id_no = models.CharField(max_length=20, blank=True)
    authorisation = models.CharField(max_length=300, blank=True)
    proof = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=500, blank=True, help_text="why it was brought back, or how it was lost")
    tracking_no = models.CharField(max_length=60, blank=True, help_text="the Post's own number")
    told_at = models.DateTimeField(null=True)

    objects = OfDesks["Parcel"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=~models.Q(state__in=_ENDED), name="one_parcel_of_a_dossier_on_its_way"
            ),
            models.CheckConstraint(
                condition=models.Q(state="delivered", delivered_at__isnull=False) & ~models.Q(delivered_to="")
                | (~models.Q(state="delivered") & models.Q(delivered_at__isnull=True)),
                name="delivered_to_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["desk", "state", "handed_at"], name="parcel_by_desk"),
            models.Index(fields=["dossier", "id"], name="parcel_by_dossier"),
        ]

    def __str__(self) -> str:
        return self.label_no

    @property
    def state_name(self) -> str:
        return PARCEL_STATE_NAMES[ParcelState(self.state)]

    @property
    def is_ended(self) -> bool:
        return ParcelState(self.state) in ENDED


class Attempt(models.Model):
    """One invitation that did not end in delivery."""

    parcel = models.ForeignKey(Parcel, models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["parcel", "number"], name="one_attempt_of_a_number")]

    def __str__(self) -> str:
        return f"{self.parcel_id} lần {self.number}"


class LossOfTheOperator(models.Model):
    """A loss: how, what is done about it, what making it again costs; the operator pays (Decision 45/2016 art. 14)."""

    circumstances = models.CharField(max_length=500)
    remedy = models.CharField(max_length=500)
    reissue_cost = models.PositiveBigIntegerField()
    borne_by = models.CharField(max_length=10, choices=_PAYERS, default=Payer.OPERATOR.value)
    reported_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        abstract = True


class LossReport(LossOfTheOperator):
    """A result that never reached the applicant."""

    parcel = models.OneToOneField(Parcel, models.PROTECT, related_name="loss")

    def __str__(self) -> str:
        return f"{self.parcel_id} {self.reissue_cost}"


class OrderLoss(LossOfTheOperator):
    """An application that never reached the desk; nothing was filed, so no term runs."""

    order = models.OneToOneField(PostalOrder, models.PROTECT, related_name="loss")

    def __str__(self) -> str:
        return f"{self.order_id} {self.reissue_cost}"


class Tracking(models.Model):
    """One thing the Post told of a parcel; told twice it is kept once. `moved` says whether the parcel followed it."""

    parcel = models.ForeignKey(Parcel, models.PROTECT, related_name="trackings")
    event_no = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=12)
    at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    heard_at = models.DateTimeField()
    moved = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["parcel", "at"], name="tracking_by_parcel")]

    def __str__(self) -> str:
        return self.event_no
