"""One dossier opened to be read, with what it stands on: who settles it, where, by which revision.

That changes seldom and is kept for as long as nothing of it is recorded anew: joining it for every page would take
longer than all else the page reads.
"""

from motcua.dossiers.models import Dossier
from motcua.dossiers.models.dossier import DossierQuerySet
from motcua.journal.queries import foundations
from motcua.organisation.queries import agency_as_of
from motcua.procedures.queries import revision_as_of

_OWN = ("applicant", "holder_officer__user", "parent_link")
_AGENCIES = ("agency", "unit", "desk", "holder_agency")


def open_first(rows: DossierQuerySet) -> Dossier | None:
    """The first dossier of `rows`, whole; None when there is none."""
    dossier = rows.select_related(*_OWN).first()
    if dossier is None:
        return None
    stamp = foundations()
    dossier.revision = revision_as_of(dossier.revision_id, stamp)
    for name in _AGENCIES:
        setattr(dossier, name, agency_as_of(getattr(dossier, f"{name}_id"), stamp))
    return dossier
