"""Asking the gateway about sessions nobody came back from."""

import logging

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.clients.payment.gateway import Gateway, GatewayTrouble, SessionState
from motcua.fees.actions.end_online_payment import end_online_payment
from motcua.fees.actions.notify_payment import notify_payment
from motcua.fees.gateway import notice_of, our_gateway
from motcua.fees.queries import sessions_to_ask
from motcua.kernel.refusals import Refused

logger = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name="fees.ask_gateway", queue="upkeep", queueing_lock="ask_gateway")
def ask_gateway(timestamp: int) -> None:
    """Every minute: a payer may have closed the browser, and a notice may have been lost."""
    gateway = our_gateway()
    if gateway is None:
        return
    for session in sessions_to_ask(timezone.now()):
        try:
            ask_about(gateway, session.session_id)
        except (GatewayTrouble, Refused) as trouble:
            logger.warning("session %s: %s", session.session_id, trouble)


def ask_about(gateway: Gateway, session_id: str) -> None:
    """Take what the gateway says about one session into the books. Raises GatewayTrouble, Refused."""
    told = gateway.ask(session_id)
    if told.state is SessionState.PAID:
        notify_payment(notice_of(gateway, told), at=timezone.now())
    elif told.state is SessionState.EXPIRED:
        end_online_payment(session_id, at=timezone.now())
