"""Who carries a message out of the house: providers of short messages, and the mail server. Named by the settings."""

import smtplib
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from motcua.clients.sms.http import HttpProvider
from motcua.clients.sms.provider import Outcome, Provider, ProviderAnswer, ProviderFacts
from motcua.notifications.rules.channels import Channel

MAIL_SERVER = "smtp"
_PERMANENT = range(500, 600)


def facts_of(channel: Channel) -> tuple[ProviderFacts, ...]:
    """The providers of a channel in the order of preference; none for mail and the portal."""
    if channel is Channel.SMS:
        return tuple(settings.SMS_PROVIDERS)
    return tuple(settings.ZALO_PROVIDERS) if channel is Channel.ZALO else ()


def providers_of(channel: Channel) -> list[Provider]:
    """The providers of a channel, ready to send."""
    return [HttpProvider(facts) for facts in facts_of(channel)]


def secret_of(name: str) -> str | None:
    """What a provider signs its receipts with; None for a provider we do not have."""
    known = {facts.name: facts.secret for channel in Channel for facts in facts_of(channel)}
    return known.get(name)


def configured() -> frozenset[Channel]:
    """The channels this office can send on."""
    found = {channel for channel in (Channel.SMS, Channel.ZALO) if facts_of(channel)} | {Channel.IN_APP}
    return frozenset(found | {Channel.EMAIL} if settings.SMTP_CONFIGURED else found)


def post_mail(to: str, title: str, text: str, *, key: UUID) -> ProviderAnswer:
    """One e-mail over SMTP. Its Message-ID comes from the key, so that a mail sent again is seen to be the same."""
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    headers = {"Message-ID": f"<{key}@{host}>", "Auto-Submitted": "auto-generated"}
    mail = EmailMessage(title, text, to=[to], headers=headers, connection=get_connection())
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        return _refused(*next(iter(refused.recipients.values())))
    except smtplib.SMTPResponseException as refused:
        return _refused(refused.smtp_code, refused.smtp_error)
    except smtplib.SMTPException:
        return ProviderAnswer(Outcome.UNAVAILABLE, error="Máy chủ thư ngắt kết nối giữa chừng")
    except OSError:
        return ProviderAnswer(Outcome.UNAVAILABLE, error="Không kết nối được với máy chủ thư")
    return ProviderAnswer(Outcome.ACCEPTED, headers["Message-ID"])


def _refused(code: int, reason: bytes | str) -> ProviderAnswer:
    said = reason.decode(errors="replace") if isinstance(reason, bytes) else reason
    if code in _PERMANENT:
        return ProviderAnswer(Outcome.REJECTED, error=f"Máy chủ thư không nhận thư này (mã {code}): {said}"[:300])
    return ProviderAnswer(Outcome.UNAVAILABLE, error=f"Máy chủ thư chưa nhận (mã {code}): {said}"[:300])
