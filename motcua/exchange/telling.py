"""A dossier and its facts as values for the portal: what it shows at one status, and one line of progress."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings

from motcua.clients.national_portal.values import Case, Fee, Outcome, Paper, Progress, Request
from motcua.dossiers.billing import SUBJECT
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.queries import ending_of, papers_of, promises_of, result_of, supplements_of
from motcua.fees.models import Way
from motcua.fees.queries import charges_of
from motcua.fees.rules.settling import ChargeState
from motcua.journal.events import read_sentence
from motcua.organisation.queries import officer_of
from motcua.people.models import Person

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier
    from motcua.dossiers.models.clock import Promise
    from motcua.exchange.models import Origin
    from motcua.journal.models import Entry

CHANNEL_NUMBERS: dict[str, int] = {Channel.DIRECT: 1, Channel.ONLINE: 2, Channel.POST: 3}
KIND_NUMBERS: dict[str, int] = {Person.Kind.CITIZEN: 1, Person.Kind.ORGANISATION: 2}
_SUBMITTED, _REFUSED = 1, 3
_SETTLED = frozenset({9, 10})


def case_of(dossier: "Dossier", status: int, origin: "Origin | None") -> Case:
    """The dossier at a status. One filed on the portal keeps its code there; ours is its receipt number."""
    received = None if status == _SUBMITTED else dossier.received_at
    ending, field = ending_of(dossier), dossier.revision.field
    return Case(
        code=origin.national_code if origin else dossier.code,
        status=status,
        procedure_code=dossier.revision.procedure.code,
        procedure_name=dossier.revision.name,
        field_code=field.code,
        field_name=field.name,
        channel=CHANNEL_NUMBERS[dossier.channel],
        receipt_no=dossier.code,
        kind=KIND_NUMBERS[dossier.applicant.kind],
        applicant_name=dossier.applicant_name,
        identity_no=dossier.applicant_identity_no,
        email=dossier.applicant_email,
        phone=dossier.applicant_phone,
        unit=dossier.agency.ecode or dossier.agency.code,
        from_portal=origin is not None,
        submitted_at=dossier.submitted_at,
        received_at=received,
        due_at=dossier.due_at if received else None,
        settled_at=dossier.settled_at,
        returned_at=dossier.returned_at,
        refused_at=ending.at if ending and status == _REFUSED else None,
        return_way=dossier.returned_how,
        note=ending.reason if ending else "",
        papers=tuple(_papers(dossier)),
        fees=tuple(_fees(dossier)),
        requests=tuple(_requests(dossier)),
        outcomes=tuple(_outcomes(dossier, status)),
    )


def progress_of(dossier: "Dossier", entry: "Entry", status: int, origin: "Origin | None") -> Progress:
    """One fact as a line of progress."""
    officer = officer_of(entry.actor) if entry.actor else None
    return Progress(
        code=origin.national_code if origin else dossier.code,
        status=status,
        officer=officer.full_name if officer else "Hệ thống",
        title=officer.title if officer else "",
        unit=officer.agency.name if officer else dossier.unit.name,
        content=read_sentence(entry.kind, entry.data),
        at=entry.at,
        began_at=dossier.counted_from,
        due_at=dossier.due_at,
    )


def _papers(dossier: "Dossier") -> list[Paper]:
    return [Paper(str(row.pk), row.file_name or row.name, row.key, row.blob is not None) for row in papers_of(dossier)]


def _fees(dossier: "Dossier") -> list[Fee]:
    charges = [one for one in charges_of(SUBJECT, dossier.pk) if ChargeState(one.state) is not ChargeState.CANCELLED]
    return [
        Fee(line.case, line.amount, any(payment.way == Way.GATEWAY for payment in charge.payments.all()))
        for charge in charges
        for line in charge.lines.all()
    ]


def _requests(dossier: "Dossier") -> list[Request]:
    promises = [promise for promise in promises_of(dossier) if promise.is_legal]
    return [
        Request(
            number=str(asked.pk),
            asked_by=asked.asked_by.full_name,
            content="; ".join(f"{pin.label}: {pin.reason}" for pin in asked.pins.all()),
            asked_at=asked.asked_at,
            due_before=_promised(promises, before=asked.asked_at),
            answered_at=asked.answered_at,
            due_after=_promised_after(promises, asked.answered_at),
            papers=tuple(pin.label for pin in asked.pins.all() if pin.target == "paper"),
        )
        for asked in supplements_of(dossier)
    ]


def _promised(promises: Sequence["Promise"], *, before: datetime) -> datetime | None:
    made = [promise.due_at for promise in promises if promise.made_at <= before]
    return made[-1] if made else None


def _promised_after(promises: Sequence["Promise"], answered_at: datetime | None) -> datetime | None:
    made = [promise.due_at for promise in promises if answered_at and promise.made_at >= answered_at]
    return made[0] if made else None


def _outcomes(dossier: "Dossier", status: int) -> list[Outcome]:
    result = result_of(dossier) if status in _SETTLED else None
    if result is None or result.sealed_at is None:
        return []
    address = f"{settings.PUBLIC_ADDRESS}/xac-thuc/{result.verification_code}/"
    return [Outcome(result.title, result.number, result.verification_code, address)]
