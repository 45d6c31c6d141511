"""Writing what the State says of days, hours and regimes; a day is announced again when a later notice differs."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Q

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.vietnamese import format_day
from motcua.kernel.worktime import CalendarDay
from motcua.reference.events import DayAnnounced, DayTakenBack, PortalModeSet, RegimeEnacted
from motcua.reference.models import Day, Hours, PortalMode, Regime, RegimeRule
from motcua.reference.queries import regime_on
from motcua.reference.rules.limits import LegalRule, check_value
from motcua.reference.rules.portal import PLACE_NAMES, FilingPlace, why_no_portal


@transaction.atomic(durable=True)
def announce_day(day: CalendarDay, *, agency: str = "", by: AbstractBaseUser | None, at: datetime) -> None:
    """Write what a notice says of a day (a new row replaces an older one, so that calendars know they are stale)."""
    known = Day.objects.filter(day=day.day, agency=agency).first()
    if known and (known.kind, known.name, known.verified) == (day.kind.name, day.name, day.verified):
        return
    if known:
        known.delete()
    row = Day.objects.create(
        day=day.day, agency=agency, kind=day.kind.name, name=day.name, source=day.source, verified=day.verified
    )
    event = DayAnnounced(day=day.day.isoformat(), name=day.name, day_kind=day.kind.name, source=day.source)
    record(event, by=by, at=at, subject="day", subject_id=row.pk)


@transaction.atomic(durable=True)
def take_back_day(day: date, name: str, source: str, *, by: AbstractBaseUser | None, at: datetime) -> None:
    """A later notice says that a day is like any other of its week: what was announced of it for everybody is taken out.

    Raises Refused when nothing was announced of it.
    """
    known = Day.objects.select_for_update().filter(day=day, agency="").first()
    if known is None:
        raise Refused("Lịch không ghi gì về ngày này nên không có gì để bỏ.")
    event = DayTakenBack(day=day.isoformat(), name=name, source=source)
    record(event, by=by, at=at, subject="day", subject_id=known.pk)
    known.delete()


@transaction.atomic(durable=True)
def set_hours(
    agency: str, weekday: int, morning: tuple[time, time] | None, afternoon: tuple[time, time] | None
) -> None:
    """Working hours of one ISO weekday; None for a half-day that is not worked."""
    Hours.objects.filter(agency=agency, weekday=weekday).delete()
    Hours.objects.create(
        agency=agency,
        weekday=weekday,
        morning_from=morning[0] if morning else None,
        morning_to=morning[1] if morning else None,
        afternoon_from=afternoon[0] if afternoon else None,
        afternoon_to=afternoon[1] if afternoon else None,
    )


@dataclass(frozen=True)
class RegimeFacts:
    """A regime as data: which decree and circular, from when to when."""

    key: str
    decree: str
    circular: str
    valid_from: date
    valid_to: date | None
    verified: bool


@transaction.atomic(durable=True)
def enact_regime(facts: RegimeFacts, *, by: AbstractBaseUser | None, at: datetime) -> None:
    """Write a regime; the same key again replaces its description. What changes nothing leaves no trace."""
    known = Regime.objects.select_for_update().filter(key=facts.key).first()
    regime = known or Regime(key=facts.key)
    if known and all(getattr(known, name) == value for name, value in vars(facts).items()):
        return
    for name, value in vars(facts).items():
        setattr(regime, name, value)
    regime.save()
    event = RegimeEnacted(facts.key, facts.decree, facts.circular, facts.valid_from.isoformat())
    record(event, by=by, at=at, subject="regime", subject_id=regime.pk)


@transaction.atomic(durable=True)
def set_limit(regime_key: str, rule: LegalRule) -> None:
    """Write one limit of a regime; the same key again replaces it.

    Raises ValueError when the value cannot be read, Regime.DoesNotExist for an unknown regime.
    """
    check_value(rule.key, rule.value)
    RegimeRule.objects.update_or_create(
        regime=Regime.objects.get(key=regime_key),
        key=rule.key.value,
        defaults={"value": rule.value, "article": rule.article, "verified": rule.verified},
    )


@dataclass(frozen=True)
class PortalFacts:
    """Where people file online from a day on, and by which text."""

    place: FilingPlace
    valid_from: date
    source: str
    address: str = ""
    verified: bool = False


@transaction.atomic(durable=True)
def set_portal_mode(facts: PortalFacts, *, by: AbstractBaseUser | None, at: datetime) -> None:
    """The mode from a day on: the one before ends the day before, what was set for later days is dropped.

    The same facts again change nothing. Raises Refused when the text or the national portal's address is missing.
    """
    refuse_if(why_no_portal(facts.place, facts.address, facts.source))
    known = PortalMode.objects.filter(valid_from=facts.valid_from).first()
    if known and all(getattr(known, name) == value for name, value in vars(facts).items()):
        return
    regime = regime_on(facts.valid_from)
    PortalMode.objects.filter(valid_from__gte=facts.valid_from).delete()
    before = PortalMode.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=facts.valid_from))
    before.update(valid_to=facts.valid_from - timedelta(days=1))
    PortalMode.objects.create(**vars(facts))
    day, name = format_day(facts.valid_from), PLACE_NAMES[facts.place]
    event = PortalModeSet(facts.place.value, name[0].lower() + name[1:], day, facts.source)
    record(event, by=by, at=at, subject="regime", subject_id=regime.pk)
