"""Numbers of dossiers for those who change what dossiers stand on: numbers only, no dossier is shown."""

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.states import FINAL


def count_unsettled_of(procedure_code: str) -> int:
    """How many unsettled dossiers keep a revision of a procedure: a number only, for who changes the registry."""
    return Dossier.objects.filter(revision__procedure__code=procedure_code, settled_at__isnull=True).count()


def count_unsettled() -> int:
    """How many received dossiers are not settled: a number only, for who changes the calendar."""
    return Dossier.objects.filter(received_at__isnull=False, settled_at__isnull=True).count()


def count_held_by(officer_id: int) -> int:
    """How many open dossiers an officer holds by name: a number only, for who takes access away."""
    return Dossier.objects.filter(holder_officer_id=officer_id).exclude(state__in=FINAL).count()
