"""Who asks, and how a row of the table is written."""

from collections.abc import Mapping
from dataclasses import dataclass

ASKERS = (
    "anonymous", "citizen", "representative", "stranger", "clerk", "other_clerk", "specialist", "other_specialist",
    "leader", "other_leader", "document_clerk", "controller", "administrator", "chair", "consulted", "linked", "postman",
)  # fmt: skip
"""The dossiers are `citizen`'s, filed with `xa`; `representative` files and collects by a paper of authority.

`consulted` is of a department that was asked about each of them, `linked` of the unit that settles the parts of the
linked one for the district, `postman` serves the desk of `xa`; `stranger`, and whoever is an `other`, has no part in it.
"""
STRANGER = "000188000003"
ACCOUNTS = {"representative": "neighbour", "stranger": STRANGER, "linked": "district_specialist"}
"""Who signs in under another name than the asker's in the small world."""
LOGIN = "sign in"
Answer = int | str
Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Row:
    """One address: the thing it is about (`world.build`), its query, and the answers by method."""

    on: str = ""
    query: str = ""
    get: Answers | None = None
    post: Answers | None = None


Rows = Row | tuple[Row, ...]
"""An address whose answers differ from thing to thing has a row for each."""


def only(*names: str, status: int = 200, others: int = 404, anonymous: Answer = LOGIN, **special: int) -> Answers:
    """These get `status`, the `special` ones their own, everybody else `others`."""
    return {name: others for name in ASKERS} | dict.fromkeys(names, status) | {"anonymous": anonymous} | special


def anybody(status: int = 200) -> Answers:
    """Public: the same for all."""
    return dict.fromkeys(ASKERS, status)


def signed_in(status: int = 200, *, anonymous: Answer = LOGIN) -> Answers:
    """The same for everybody with an account."""
    return anybody(status) | {"anonymous": anonymous}


OF_XA = ("specialist", "leader", "document_clerk")


def act_of(name: str, on: str) -> Row:
    """An act of one of the officers of `xa`: the others see the dossier, and read why it is not theirs."""
    rest = dict.fromkeys(set(OF_XA) - {name}, 409)
    return Row(on, get=only(name, **rest), post=only(name, status=422, **rest))


FILES = ("citizen", "representative")
"""Who files: the applicant, and who acts for them by a paper that says so."""
CITIZENS = ("citizen", "representative", "stranger")
CLERKS = ("clerk", "other_clerk")
OF_PART = ("linked", "chair")
"""Who settles the parts of the linked dossier: the unit, and the head of the authority that decides."""
SPECIALISTS = ("specialist", "other_specialist", "consulted", "linked")
LEADERS = ("leader", "other_leader", "chair")
DESK = (*SPECIALISTS, *LEADERS, "document_clerk")
CONSOLE = ("controller", "administrator")
BOARD = (*LEADERS, *CONSOLE)
