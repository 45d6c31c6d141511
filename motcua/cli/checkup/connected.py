"""The systems of others this one talks to: each answers, is away, or was never connected."""

import smtplib

from django.conf import settings
from django.core.mail import get_connection

from motcua.cli.checkup.findings import Finding, ok, warning
from motcua.clients.payment.gateway import GatewayTrouble
from motcua.clients.post_office.http import HttpPostOffice
from motcua.clients.post_office.office import Unavailable
from motcua.clients.sms.provider import Outcome, Provider
from motcua.fees.gateway import our_gateway
from motcua.notifications.rules.channels import Channel
from motcua.notifications.senders import providers_of

NOBODY = "motcua-doctor"
"""The key of a message nobody sent: who knows us says that there is none."""


def connected_findings() -> list[Finding]:
    """One for each kind of system, several where several providers are named."""
    return [
        mail(),
        *short_messages(Channel.SMS, "MOTCUA_SMS_PROVIDERS"),
        *short_messages(Channel.ZALO, "MOTCUA_ZALO_PROVIDERS"),
        payments(),
        post_office(),
    ]


def mail() -> Finding:
    """The mail server takes a connection with our name and password; nothing is sent."""
    if not settings.SMTP_CONFIGURED:
        return ok("mail", "not configured (MOTCUA_SMTP_HOST is not set): people are told on the portal")
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    connection = get_connection()
    try:
        connection.open()
    except (smtplib.SMTPException, OSError) as trouble:
        remedy = "correct MOTCUA_SMTP_* or ask its operator; what waits is sent when it answers"
        return warning("mail", f"{where} does not let us in: {trouble}", remedy)
    connection.close()
    return ok("mail", f"{where} answers")


def short_messages(channel: Channel, setting: str) -> list[Finding]:
    """Each provider answers when asked about a message that never was; nothing is sent."""
    subject, providers = channel.value, providers_of(channel)
    if not providers:
        return [ok(subject, f"not configured ({setting} is not set): no such message is sent")]
    return [_provider(subject, setting, provider) for provider in providers]


def _provider(subject: str, setting: str, provider: Provider) -> Finding:
    answer = provider.status(NOBODY)
    if answer.outcome is Outcome.UNAVAILABLE:
        remedy = f"correct {setting} or ask its operator; the next provider takes over"
        return warning(subject, f"{provider.name}: {answer.error}", remedy)
    return ok(subject, f"{provider.name} answers")


def payments() -> Finding:
    """The payment gateway answers and knows us."""
    ours = our_gateway()
    if ours is None:
        return ok("payments", "not configured (MOTCUA_PAYMENT_GATEWAY is not set): VietQR transfers and the desk")
    try:
        ours.check()
    except GatewayTrouble as trouble:
        remedy = "correct MOTCUA_PAYMENT_GATEWAY or ask its operator; transfers and the desk still work"
        return warning("payments", f"{ours.name}: {trouble.sentence}", remedy)
    return ok("payments", f"{ours.name} answers")


def post_office() -> Finding:
    """The Post's own system answers and knows us."""
    if settings.POST_OFFICE is None:
        return ok("post office", "not configured (MOTCUA_POST_OFFICE is not set): postal officers say what happens")
    try:
        HttpPostOffice(settings.POST_OFFICE).check()
    except Unavailable as trouble:
        remedy = "correct MOTCUA_POST_OFFICE or ask its operator; parcels are announced when it answers"
        return warning("post office", str(trouble), remedy)
    return ok("post office", "it answers")
