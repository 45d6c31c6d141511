"""Issuing certificates of the test authority to officers and agencies."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.organisation.models import Agency, Officer
from motcua.pades.authority import Issued
from motcua.pades.certificates import describe
from motcua.signatures.authority import test_authority
from motcua.signatures.events import CertificateIssued
from motcua.signatures.models import Certificate

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def issue_test_certificate(
    holder: Officer | Agency, *, purpose: Certificate.Purpose, pin: str, by: "User | None", at: datetime
) -> Certificate:
    """A certificate whose key only `pin` opens. A holder with a valid one of this purpose keeps it."""
    owner = {"officer": holder} if isinstance(holder, Officer) else {"agency": holder}
    known = Certificate.objects.filter(purpose=purpose, not_after__gt=at, **owner).first()
    if known:
        return known
    issued = _issue(holder, pin, at)
    subject, issuer = describe(issued.certificate_pem)
    certificate = Certificate.objects.create(
        purpose=purpose,
        subject=subject[:300],
        issuer=issuer[:300],
        serial=issued.serial,
        pem=issued.certificate_pem.decode(),
        pkcs12=issued.pkcs12,
        not_before=issued.not_before,
        not_after=issued.not_after,
        is_test=True,
        **owner,
    )
    name = holder.full_name if isinstance(holder, Officer) else holder.name
    event = CertificateIssued(serial=issued.serial, holder=name, purpose=purpose.value)
    record(event, by=by, at=at, subject="certificate", subject_id=certificate.pk)
    return certificate


def _issue(holder: Officer | Agency, pin: str, at: datetime) -> Issued:
    authority = test_authority(at=at)
    if isinstance(holder, Agency):
        parent = holder.parent.name if holder.parent else holder.name
        return authority.issue_agency(holder.name, holder.ecode or holder.code, parent, passphrase=pin, at=at)
    return authority.issue_person(
        holder.full_name,
        holder.user.username,
        holder.agency.name,
        holder.title,
        holder.user.email,
        passphrase=pin,
        at=at,
    )
