"""Tables of the case: drafts, dossiers with their papers and steps, results and printed documents."""

from motcua.dossiers.models.document import Document
from motcua.dossiers.models.dossier import Dossier
from motcua.dossiers.models.draft import Draft, DraftPaper
from motcua.dossiers.models.paper import DossierPaper
from motcua.dossiers.models.result import Result
from motcua.dossiers.models.step import Step

__all__ = ["Document", "Dossier", "DossierPaper", "Draft", "DraftPaper", "Result", "Step"]
