"""Which forms a dossier has to show, from what happened to it; each can be made at once.

The caller has found the dossier through the asker.
"""

from dataclasses import dataclass

from motcua.dossiers.models import Apology, Document, Dossier, Ending, Supplement
from motcua.dossiers.particular.transfers import transfer_of
from motcua.dossiers.printing import receipts_of
from motcua.files.models import Blob
from motcua.papers.form_names import FormKey, form_row

_ENDINGS = {Ending.Kind.REFUSED.value: Document.Kind.REFUSAL, Ending.Kind.WITHDRAWN.value: Document.Kind.STOP}


@dataclass(frozen=True)
class FormDue:
    """One form: its kind, which of several, and its title under the dossier's regime."""

    kind: Document.Kind
    turn: int
    title: str

    @property
    def internal(self) -> bool:
        """Between officers: nothing for the applicant."""
        return self.kind is Document.Kind.HAND_OVER

    @property
    def instead_of_result(self) -> bool:
        """Handed over where a result would be: the refusal (Decree 61/2018 art. 19.8)."""
        return self.kind is Document.Kind.REFUSAL

    @property
    def name(self) -> str:
        """As addresses name it: "supplement-1"."""
        return f"{self.kind.value}-{self.turn}"


def forms_due(dossier: Dossier) -> list[FormDue]:
    """The forms of a dossier: the note of another desk that took it in, receipts, requests, apology, refusal, slips.

    A part of a linked dossier has no receipt: people were given one for the whole.
    """
    found = [_form(dossier, Document.Kind.TRANSFER, 1)] if transfer_of(dossier) else []
    receipts = [] if dossier.is_part else receipts_of(dossier)
    found += [_form(dossier, Document.Kind.RECEIPT, turn) for turn, _ in enumerate(receipts, start=1)]
    numbers = Supplement.objects.filter(dossier=dossier).order_by("number").values_list("number", flat=True)
    found += [_form(dossier, Document.Kind.SUPPLEMENT, number) for number in numbers]
    ending = Ending.objects.filter(dossier=dossier).first()
    if Apology.objects.filter(dossier=dossier).exists():
        found.append(_form(dossier, Document.Kind.APOLOGY, 1))
    if ending and ending.kind in _ENDINGS:
        found.append(_form(dossier, _ENDINGS[ending.kind], 1))
    count = dossier.hand_overs.count()
    return found + [_form(dossier, Document.Kind.HAND_OVER, turn) for turn in range(1, count + 1)]


def further_forms(dossier: Dossier) -> list[FormDue]:
    """The forms beside the receipt in force: receipts that a new term replaced, and all others."""
    found = forms_due(dossier)
    receipts = [one for one in found if one.kind is Document.Kind.RECEIPT]
    return [one for one in found if one not in receipts[-1:]]


def form_blob(dossier: Dossier, form: FormDue) -> Blob | None:
    """The form as it was made; None while it is being prepared."""
    rows = Document.objects.select_related("blob").filter(dossier=dossier, kind=form.kind, turn=form.turn)
    document = rows.first()
    return document.blob if document else None


def form_due(dossier: Dossier, name: str) -> FormDue | None:
    """The form an address names, if the dossier has it."""
    return next((one for one in forms_due(dossier) if one.name == name), None)


def _form(dossier: Dossier, kind: Document.Kind, turn: int) -> FormDue:
    title = form_row(dossier.regime, FormKey(kind.value)).title
    return FormDue(kind, turn, f"{title} (lần {turn})" if turn > 1 else title)
