"""Tables of the case: drafts, dossiers with papers and steps, the clock, what was asked, results and documents."""

from motcua.dossiers.models.clock import Interval, Promise
from motcua.dossiers.models.document import Document
from motcua.dossiers.models.dossier import Dossier
from motcua.dossiers.models.draft import Draft, DraftPaper
from motcua.dossiers.models.ending import Ending
from motcua.dossiers.models.kept_reception import KeptReception
from motcua.dossiers.models.linking import Link
from motcua.dossiers.models.paper import DossierPaper
from motcua.dossiers.models.paper_slip import PaperSlip, PaperSlipLine
from motcua.dossiers.models.register import ClosedRegister, RegisterEntry
from motcua.dossiers.models.representative import DraftRepresentation, Representative
from motcua.dossiers.models.result import Result
from motcua.dossiers.models.settling import Apology, Check, Consultation, Correction, HandOver, Obligation
from motcua.dossiers.models.step import Step
from motcua.dossiers.models.supplement import Supplement, SupplementAuthorisation, SupplementPin
from motcua.dossiers.models.transfer import Transfer

__all__ = [
    "Apology",
    "Check",
    "ClosedRegister",
    "Consultation",
    "Correction",
    "Document",
    "Dossier",
    "DossierPaper",
    "Draft",
    "DraftPaper",
    "DraftRepresentation",
    "Ending",
    "HandOver",
    "Interval",
    "KeptReception",
    "Link",
    "Obligation",
    "PaperSlip",
    "PaperSlipLine",
    "Promise",
    "RegisterEntry",
    "Representative",
    "Result",
    "Step",
    "Supplement",
    "SupplementAuthorisation",
    "SupplementPin",
    "Transfer",
]
