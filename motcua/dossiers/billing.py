"""What a dossier is charged for: the fees of its own revision, by its channel, for its applicant."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from motcua.dossiers.models.dossier import Channel
from motcua.fees.actions.raise_charge import Bill
from motcua.fees.rules.lines import Choice
from motcua.fees.rules.relief import Relief
from motcua.procedures.rules.fees import FeeChannel, FeeLine, choose_fees

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier, Obligation

SUBJECT = "dossier"


def fee_channel(dossier: "Dossier") -> FeeChannel:
    """The channel its fees hold for."""
    return FeeChannel.ONLINE if dossier.channel == Channel.ONLINE else FeeChannel.COUNTER


def all_fees(dossier: "Dossier") -> list[FeeLine]:
    """Every fee of the revision the dossier was filed under."""
    return [FeeLine.from_json(row) for row in dossier.revision.fees]


def fees_of(dossier: "Dossier") -> tuple[FeeLine, ...]:
    """The fees that hold for the way it was filed."""
    return choose_fees(all_fees(dossier), fee_channel(dossier))


def bill_of(dossier: "Dossier", choices: Sequence[Choice], *, key: UUID, relief: Relief | None = None) -> Bill:
    """A bill for the chosen cases; payer and address are the applicant's."""
    return Bill(
        key=key,
        subject=SUBJECT,
        subject_id=dossier.pk,
        subject_code=dossier.code,
        content=dossier.revision.name,
        agency_id=dossier.agency_id,
        desk_id=dossier.desk_id,
        payer_name=dossier.applicant_name,
        payer_address=dossier.applicant_address,
        fees=all_fees(dossier),
        choices=choices,
        channel=fee_channel(dossier),
        relief=relief,
    )


def bill_for_obligation(dossier: "Dossier", obligation: "Obligation", *, key: UUID) -> Bill:
    """A bill for what the specialist has asked the applicant to pay, with its legal basis."""
    fee = FeeLine(obligation.what, obligation.amount, basis=obligation.legal_basis)
    return replace(bill_of(dossier, [Choice(fee.case)], key=key), fees=[fee])
