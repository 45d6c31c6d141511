"""A clerk files and receives a dossier for somebody standing at the desk."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers.filing import filed_once
from motcua.dossiers.models import Dossier
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.reception import CounterFiling, file_and_receive, only_clerks_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


def filed_before(filing: CounterFiling, by: "User", at: datetime) -> Dossier | None:
    """What was filed at the desk under the key. Raises Refused for anybody but a clerk of that desk."""
    known = Dossier.objects.select_related("desk").filter(filing_key=filing.filing_key).first()
    if known is not None:
        only_clerks_of(known.desk, by, at)
    return known


@filed_once(filed_before)
@transaction.atomic(durable=True)
def file_at_counter(filing: CounterFiling, *, by: "User", at: datetime) -> Dossier:
    """File and receive in one act; the clock starts now. Filing twice returns the same dossier.

    Raises `Incomplete` (fields and papers, one sentence each), Refused when the asker is no clerk of the desk or the
    desk does not take the procedure.
    """
    return file_and_receive(filing, channel=Channel.DIRECT, received_at=at, by=by, at=at)
