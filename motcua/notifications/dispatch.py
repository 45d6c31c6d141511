"""Sending one delivery: claim it, hand it over outside any transaction, note what was answered.

A provider is noted before it is called. Whoever dies in between leaves a delivery in doubt, and only the provider that
may have it is asked again, under the same key: nothing is lost, nothing is doubled.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from motcua.clients.sms.provider import Outcome, Provider, ProviderAnswer
from motcua.notifications.instead import by_sms_instead
from motcua.notifications.ledger import postpone, settle
from motcua.notifications.models import Delivery, Preference, ProviderHealth
from motcua.notifications.rules.channels import Channel, DeliveryState, is_wanted
from motcua.notifications.rules.patience import LEASE, is_given_up, open_for, wait_after
from motcua.notifications.rules.ways import NO_PROVIDER, NOT_WANTED
from motcua.notifications.senders import MAIL_SERVER, configured, post_mail, providers_of
from motcua.notifications.words import wording

GIVEN_UP = "Không gửi được trong 3 ngày"
ALL_RESTING = "Các nhà cung cấp đều đang gián đoạn, sẽ gửi lại"


@dataclass(frozen=True)
class Attempt:
    """What was answered, and by whom."""

    answer: ProviderAnswer
    provider: str = ""


def deliver(delivery_id: int, *, at: datetime) -> None:
    """Send a delivery that is due; does nothing when it is settled, in another worker's hands, or may not go yet."""
    row = _claim(delivery_id, at=at)
    if row is not None:
        _note(row.pk, _send(row, at=at), at=at)


@transaction.atomic
def _claim(delivery_id: int, *, at: datetime) -> Delivery | None:
    row = Delivery.objects.select_for_update().filter(pk=delivery_id, state=DeliveryState.QUEUED.value).first()
    if row is None or (row.claimed_until and row.claimed_until > at):
        return None
    earliest = wording().quiet.earliest(row.way, row.hurry, at)
    if earliest > at:
        postpone(row, earliest)
        return None
    why_not = _why_not(row)
    if why_not and not row.in_doubt:
        settle(row, DeliveryState.SUPPRESSED, why_not)
        return None
    row.attempts += 1
    row.claimed_until = at + LEASE
    row.save()
    return row


def _why_not(row: Delivery) -> str:
    """Why it is no longer to be sent: the person may have chosen otherwise, the office may have lost its provider."""
    chosen = dict(Preference.objects.filter(person_id=row.person_id).values_list("channel", "wanted"))
    if not is_wanted(row.way, chosen) and not _stands_in(row, chosen):
        return NOT_WANTED
    return "" if row.way in configured() else NO_PROVIDER[row.way]


def _stands_in(row: Delivery, chosen: dict[str, bool]) -> bool:
    """An SMS in place of a Zalo message that could not reach its person."""
    return row.way is Channel.SMS and is_wanted(Channel.ZALO, chosen)


def _send(row: Delivery, *, at: datetime) -> Attempt:
    if row.way is Channel.EMAIL:
        return Attempt(post_mail(row.to, row.title, row.text, key=row.key), MAIL_SERVER)
    if row.in_doubt:
        clear = _ask(row)
        if clear.answer.outcome is not Outcome.UNKNOWN:
            return clear
    return _try_each(row, at=at)


def _ask(row: Delivery) -> Attempt:
    """What the provider that may have it says; one no longer in the settings counts as unknowing."""
    provider = next((one for one in providers_of(row.way) if one.name == row.provider), None)
    answer = provider.status(str(row.key)) if provider else ProviderAnswer(Outcome.UNKNOWN)
    if answer.outcome is Outcome.UNAVAILABLE:
        answer = ProviderAnswer(Outcome.IN_DOUBT, error=answer.error)
    return Attempt(answer, row.provider)


def _try_each(row: Delivery, *, at: datetime) -> Attempt:
    """The first provider that takes it, refuses it, or leaves doubt; those that rest are passed over."""
    attempt = Attempt(ProviderAnswer(Outcome.UNAVAILABLE, error=ALL_RESTING))
    for provider in providers_of(row.way):
        if _is_resting(provider.name, at):
            continue
        attempt = Attempt(_hand_over(row, provider), provider.name)
        _note_health(provider.name, attempt.answer.outcome, at=at)
        if attempt.answer.outcome is not Outcome.UNAVAILABLE:
            break
    return attempt


def _hand_over(row: Delivery, provider: Provider) -> ProviderAnswer:
    Delivery.objects.filter(pk=row.pk).update(provider=provider.name, in_doubt=True)
    return provider.send(row.to, row.text, key=str(row.key))


def _is_resting(name: str, at: datetime) -> bool:
    return ProviderHealth.objects.filter(name=name, open_until__gt=at).exists()


@transaction.atomic
def _note_health(name: str, outcome: Outcome, *, at: datetime) -> None:
    """Count failures in a row; after some the provider is left alone for a while, then one message tries it again."""
    health, _ = ProviderHealth.objects.select_for_update().get_or_create(name=name)
    if outcome in (Outcome.ACCEPTED, Outcome.REJECTED):
        health.failures, health.open_until = 0, None
    else:
        health.failures += 1
        rest = open_for(health.failures)
        health.open_until = at + rest if rest > timedelta(0) else None
    health.save()


@transaction.atomic
def _note(delivery_id: int, attempt: Attempt, *, at: datetime) -> None:
    row = Delivery.objects.select_for_update().get(pk=delivery_id)
    if row.state != DeliveryState.QUEUED:
        return  # its receipt was faster
    answer = attempt.answer
    row.provider = attempt.provider or row.provider
    row.in_doubt = answer.outcome is Outcome.IN_DOUBT
    if answer.outcome is Outcome.ACCEPTED:
        row.reference, row.sent_at = answer.reference, at
        settle(row, DeliveryState.SENT)
    elif answer.outcome is Outcome.REJECTED:
        settle(row, DeliveryState.FAILED, answer.error)
        by_sms_instead(row)
    elif is_given_up(row.created_at, at):
        settle(row, DeliveryState.FAILED, f"{GIVEN_UP}: {answer.error}")
        by_sms_instead(row)
    else:
        row.error = answer.error[:300]
        postpone(row, at + wait_after(row.attempts, row.hurry))
