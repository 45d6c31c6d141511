"""The gateway this installation pays with, if any."""

from django.conf import settings

from motcua.clients.payment.gateway import Gateway, Told
from motcua.clients.payment.http import HttpGateway
from motcua.fees.actions.notify_payment import Notice


def our_gateway() -> Gateway | None:
    """The gateway of `MOTCUA_PAYMENT_GATEWAY`; None when people pay by transfer or at the desk only."""
    return HttpGateway(settings.PAYMENT_GATEWAY) if settings.PAYMENT_GATEWAY else None


def notice_of(gateway: Gateway, told: Told) -> Notice:
    """What a gateway said about a paid session, as the books take it. Raises ValueError for a session not paid."""
    if told.paid_at is None:
        raise ValueError("a session that is not paid is no payment")
    return Notice(gateway.name, told.transaction, told.reference, told.amount, told.paid_at, told.session_id)
