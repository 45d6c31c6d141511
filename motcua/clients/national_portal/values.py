"""What is told to the portal and what it tells us, as plain values; how they are written is a matter of `mapping`."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Paper:
    """A paper handed in with a dossier."""

    number: str
    file_name: str
    key: str
    digitised: bool


@dataclass(frozen=True)
class Fee:
    """One line of money in whole đồng; `online` when it is paid through a gateway."""

    name: str
    amount: int
    online: bool = False


@dataclass(frozen=True)
class Request:
    """One request for a supplement: what was asked and until which appointment, what came and the new appointment."""

    number: str
    asked_by: str
    content: str
    asked_at: datetime
    due_before: datetime | None = None
    answered_at: datetime | None = None
    due_after: datetime | None = None
    papers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """A result document and where everybody can verify it."""

    title: str
    number: str
    code: str
    address: str


@dataclass(frozen=True)
class Case:
    """A dossier as the portal shows it at one status.

    `channel` is 1 direct, 2 online, 3 post; `kind` of the applicant 1 citizen, 2 organisation.
    """

    code: str
    status: int
    procedure_code: str
    procedure_name: str
    field_code: str
    field_name: str
    channel: int
    receipt_no: str
    kind: int
    applicant_name: str
    identity_no: str
    email: str
    phone: str
    unit: str
    from_portal: bool
    submitted_at: datetime
    received_at: datetime | None = None
    due_at: datetime | None = None
    settled_at: datetime | None = None
    returned_at: datetime | None = None
    refused_at: datetime | None = None
    return_way: str = ""
    note: str = ""
    papers: tuple[Paper, ...] = ()
    fees: tuple[Fee, ...] = ()
    requests: tuple[Request, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True)
class Progress:
    """One line of how a dossier is settled."""

    code: str
    status: int
    officer: str
    title: str
    unit: str
    content: str
    at: datetime
    began_at: datetime | None = None
    due_at: datetime | None = None


@dataclass(frozen=True)
class FiledFile:
    """A file that belongs to a dossier filed there; `sha256` is empty when the portal does not say it."""

    name: str
    paper: str
    address: str
    sha256: str = ""


@dataclass(frozen=True)
class Filed:
    """A dossier somebody filed on the national portal, or what they say of it since.

    `answered` are the numbers of the requests for a supplement it answers; `withdrawn` says that they stop it, with `note`.
    """

    code: str
    procedure_code: str
    agency_code: str
    kind: int
    name: str
    identity_no: str
    phone: str
    email: str
    address: str
    filed_at: datetime
    answers: dict[str, Any] = field(default_factory=dict)
    files: tuple[FiledFile, ...] = ()
    answered: frozenset[str] = frozenset()
    withdrawn: bool = False
    note: str = ""
