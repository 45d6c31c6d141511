"""Trusting this installation's own test authority."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.signatures.authority import test_authority
from motcua.signatures.events import AnchorTrusted
from motcua.signatures.models import TrustAnchor

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def trust_test_authority(*, by: "User | None", at: datetime) -> TrustAnchor:
    """Verification now believes papers signed under the test authority, and says that it is one."""
    pem = test_authority(at=at).root_pem.decode()
    known = TrustAnchor.objects.filter(pem=pem).first()
    if known:
        return known
    anchor = TrustAnchor.objects.create(
        name="Tổ chức chứng thực THỬ NGHIỆM của hệ thống", pem=pem, is_test=True, added_at=at
    )
    event = AnchorTrusted(name=anchor.name, is_test=True)
    record(event, by=by, at=at, subject="anchor", subject_id=anchor.pk)
    return anchor
