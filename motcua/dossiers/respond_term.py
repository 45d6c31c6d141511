"""How long the applicant has to put a dossier right, and by which law: the sector's own, else the regime's."""

from dataclasses import dataclass

from motcua.dossiers.models import Dossier
from motcua.kernel.terms import Term
from motcua.procedures.rules.supplement_terms import SupplementTerm
from motcua.reference.queries import limits_of
from motcua.reference.rules.limits import LimitKey, Limits


@dataclass(frozen=True)
class RespondTerm:
    """The time, as it is written, and its article."""

    term: Term
    text: str
    article: str


def respond_term(dossier: Dossier, limits: Limits | None = None) -> RespondTerm:
    """Of this dossier, by the revision it was filed under and its regime."""
    own = SupplementTerm.of_details(dossier.revision.details)
    if own:
        return RespondTerm(own.term, own.text, own.legal_basis)
    found, key = limits or limits_of(dossier.regime), LimitKey.SUPPLEMENT_RESPONSE
    return RespondTerm(found.term(key), found.text(key), found.article(key))
