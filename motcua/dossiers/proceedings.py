"""What happened to a dossier beside its straight way: supplements, opinions, checks, its clock, how it ended.

Read through `queries`; the caller has found the dossier through the asker.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models

from motcua.dossiers.models import (
    Apology,
    Check,
    Consultation,
    Correction,
    Dossier,
    Ending,
    HandOver,
    Interval,
    Obligation,
    Promise,
    Supplement,
)
from motcua.dossiers.rules.clock import Count766, Reading, count_766, read_clock
from motcua.dossiers.supplementing import Difference, Pinnable, difference
from motcua.dossiers.supplementing import pinnable as pinnable_of
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.reference.queries import limits_of, working_calendar
from motcua.reference.rules.limits import LimitKey


def pinnable(dossier: Dossier) -> Pinnable:
    """The fields and papers a request for a supplement may pin, by key with their labels."""
    return pinnable_of(dossier.revision)


def supplements_of(dossier: Dossier) -> list[Supplement]:
    """Every request for a supplement with its pins, the first one first."""
    rows = dossier.supplements.select_related("asked_by__user", "answered_by", "authorisation__authorised_by__user")
    return list(rows.prefetch_related("pins").order_by("number"))


def supplement_of(dossier: Dossier) -> Supplement | None:
    """The request that waits for its answer, with its pins."""
    rows = dossier.supplements.select_related("asked_by__user").prefetch_related("pins")
    return rows.filter(answered_at__isnull=True).first()


def differences(dossier: Dossier) -> list[Difference]:
    """What the last answered supplement changed: each pinned thing before and after."""
    answered = dossier.supplements.filter(answered_at__isnull=False).order_by("-number").first()
    return [difference(pin) for pin in answered.pins.order_by("id")] if answered else []


def needs_authorisation(dossier: Dossier) -> bool:
    """Whether one more request for a supplement would need the head's authorisation first."""
    if dossier.supplement_authorisations.filter(used_by__isnull=True).exists():
        return False
    return dossier.supplements.count() >= limits_of(dossier.regime).count(LimitKey.SUPPLEMENT_REQUESTS)


def consultations_of(dossier: Dossier) -> list[Consultation]:
    """Every opinion asked for, answered or not."""
    return list(dossier.consultations.select_related("asked", "asked_by__user", "answered_by__user").order_by("id"))


def consultations_to_answer(duties: Duties) -> models.QuerySet[Consultation]:
    """Opinions this officer's units are asked for now, the earliest due first; none about what is settled."""
    asked = duties.agencies(Role.SPECIALIST, Role.LEADER)
    rows = Consultation.objects.filter(asked_id__in=asked, answered_at__isnull=True, opened_at__isnull=False)
    rows = rows.filter(dossier__settled_at__isnull=True)
    return rows.select_related("asked", "dossier__revision__procedure", "dossier__unit").order_by("due_at", "id")


def consultation_for(duties: Duties, consultation_id: int) -> Consultation | None:
    """One opinion asked of this officer's units, with its dossier; None for strangers and before its turn."""
    asked = duties.agencies(Role.SPECIALIST, Role.LEADER)
    rows = Consultation.objects.filter(asked_id__in=asked, opened_at__isnull=False)
    return (
        rows.select_related("asked", "dossier__revision__procedure", "dossier__unit").filter(pk=consultation_id).first()
    )


def read_for_opinion(asked: Consultation) -> Dossier | None:
    """The dossier a unit answers from, with its papers; None once it is settled: the unit needs nothing of it any more."""
    return None if asked.dossier.is_ended else asked.dossier


def checks_of(dossier: Dossier) -> list[Check]:
    """Records of field checks and council meetings."""
    return list(dossier.checks.select_related("recorded_by__user").order_by("id"))


def hand_overs_of(dossier: Dossier) -> list[HandOver]:
    """Every time the dossier was given to another unit."""
    return list(dossier.hand_overs.select_related("from_unit", "to_unit", "by__user").order_by("id"))


def obligation_of(dossier: Dossier) -> Obligation | None:
    """The financial obligation the applicant has to meet now."""
    return dossier.obligations.select_related("asked_by__user").filter(met_at__isnull=True).first()


def apology_of(dossier: Dossier) -> Apology | None:
    """The apology with its new day."""
    return Apology.objects.select_related("signed_by__user").filter(dossier=dossier).first()


def ending_of(dossier: Dossier) -> Ending | None:
    """How the dossier ended without a result."""
    return Ending.objects.select_related("officer__user").filter(dossier=dossier).first()


def corrections_of(dossier: Dossier) -> list[Correction]:
    """Corrections of the result, the first one first."""
    return list(
        dossier.corrections.select_related("signed_by__user", "wrong_sealed_blob", "signed_blob").order_by("id")
    )


def replaced_paper(verification_code: str) -> Correction | None:
    """The correction that took the place of a paper, by the code in the wrong paper's QR."""
    rows = Correction.objects.select_related("dossier__agency", "dossier__revision", "wrong_sealed_blob")
    return rows.filter(wrong_code=verification_code, sealed_at__isnull=False).first()


# The clock


def intervals_of(dossier: Dossier) -> list[Interval]:
    """The ledger: every stretch in which the term ran or stood, with who, when, why and the article."""
    return list(dossier.intervals.select_related("officer__user").order_by("id"))


def promises_of(dossier: Dossier) -> list[Promise]:
    """Every due moment that was ever promised, the first printed one first."""
    return list(dossier.promises.select_related("officer__user").order_by("id"))


@dataclass(frozen=True)
class ClockReading:
    """Both ways of counting at a moment. `legal` is None before reception."""

    legal: Reading | None
    measure: Count766 | None


def clock_of(dossier: Dossier, *, now: datetime) -> ClockReading:
    """What is used, paused and left by the law, and the measure of Decision 766 (docs/legal.md)."""
    return read_ledger(dossier, promises_of(dossier), intervals_of(dossier), now=now)


def read_ledger(
    dossier: Dossier, promises: Sequence[Promise], intervals: Sequence[Interval], *, now: datetime
) -> ClockReading:
    """`clock_of`, for who has read the promises and the ledger already."""
    if dossier.due_at is None or not promises:
        return ClockReading(None, None)
    spans, promised = [row.span for row in intervals], promises[0].due_at
    calendar, ended = working_calendar(dossier.agency.code), dossier.settled_at
    requests = dossier.supplements.count()
    legal = read_clock(spans, dossier.due_at, calendar, now=ended or now)
    measured = count_766(spans, promised, calendar, requests=requests, ended_at=ended, now=now)
    return ClockReading(legal, measured)
