"""What is typed into a search box, read as a code, an identity number or a name."""

from django.db.models import Q

SHORTEST_SEARCH, IDENTITY_DIGITS = 3, 12


def matching(text: str, dossier: str = "") -> Q | None:
    """The condition; `dossier` leads to the dossier ("dossier__"). None for a text that is too short."""
    typed = text.strip()
    if len(typed) < SHORTEST_SEARCH:
        return None
    if typed.isdigit() and len(typed) == IDENTITY_DIGITS:
        return Q(**{f"{dossier}applicant_identity_no": typed})
    if any(letter.isdigit() for letter in typed):
        return Q(**{f"{dossier}code__istartswith": typed})
    return Q(**{f"{dossier}applicant_name__icontains": typed})
