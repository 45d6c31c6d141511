"""Reading ratings."""

from motcua.dossiers.models import Dossier
from motcua.surveys.models import Ballot

SCORES: list[tuple[int, str]] = [(int(value), str(label)) for value, label in Ballot.Score.choices]


def ballot_of(dossier: Dossier) -> Ballot | None:
    """The rating of a dossier the asker may see; None while there is none."""
    return Ballot.objects.filter(dossier=dossier).first()
