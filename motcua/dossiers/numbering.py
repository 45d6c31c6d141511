"""The numbers of the forms of a dossier: each kind has a book of its own at the desk, anew every year."""

from datetime import datetime

from motcua.counters.actions import take
from motcua.dossiers.models import Document, Dossier
from motcua.kernel.worktime import day_in_vietnam

_NUMBERED_BY_THE_DOSSIER = {Document.Kind.FILING, Document.Kind.RECEIPT, Document.Kind.TRANSFER}


def form_number(dossier: Dossier, kind: Document.Kind, at: datetime) -> str:
    """Receipts bear the dossier's own serial; other forms the next number of the desk's book of the year."""
    if kind in _NUMBERED_BY_THE_DOSSIER:
        return dossier.code.rsplit("-", 1)[-1]
    return f"{take(f'form:{kind.value}:{dossier.desk_id}:{day_in_vietnam(at).year}'):04d}"
