"""What the forms are called under each regime, as data: `regimes/<key>.json`, one file a regime.

Each row says the title, the number sign, the circular's form, the article behind it and what of it has been read in
the official text ("title_verified", "sign_verified"). A dossier keeps the names of the regime it was received under.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from motcua.papers.letterhead import FormName

FOLDER = Path(__file__).parent / "regimes"
CENTRE, DESK = "TTPVHCC", "BPTNTKQ"


class FormKey(StrEnum):
    """The papers of the one-stop decrees."""

    RECEIPT = "receipt"
    SUPPLEMENT = "supplement"
    REFUSAL = "refusal"
    APOLOGY = "apology"
    STOP = "stop"
    CONTROL_SLIP = "control_slip"
    REGISTER = "register"
    HAND_OVER = "hand_over"
    POSTAL_RECORD = "postal_record"
    RESULT_RECORD = "result_record"
    PAYMENT = "payment"
    TRANSFER = "transfer"


@dataclass(frozen=True)
class FormRow:
    """One form under one regime. `sign` has places for the number and the desk's short sign."""

    title: str
    sign: str
    source: str
    article: str
    title_verified: bool
    sign_verified: bool


def regimes() -> list[str]:
    """The regimes there are names for, the oldest first."""
    return sorted((path.stem for path in FOLDER.glob("*.json")), key=lambda key: str(_regime(key)["valid_from"]))


@cache
def form_row(regime: str, key: FormKey) -> FormRow:
    """How `regime` names the form. Raises ValueError for a regime without names."""
    if regime not in regimes():
        raise ValueError(f"no form names for the regime {regime}")
    return FormRow(**_regime(regime)["forms"][key.value])


def form_name(regime: str, key: FormKey, *, no: str, desk: str) -> FormName:
    """The title, number line and source as printed. `no` is the running number, `desk` the full name of the desk."""
    row = form_row(regime, key)
    number = row.sign.format(no=no, desk=desk_sign(desk))
    return FormName(title=row.title, number=f"Số: {number}", source=row.source)


def desk_sign(desk: str) -> str:
    """The short sign in numbers: a centre of public administrative service, or a one-stop desk."""
    return CENTRE if desk.casefold().startswith(("trung tâm phục vụ hành chính công", "chi nhánh trung tâm")) else DESK


@cache
def _regime(key: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / f"{key}.json").read_text(encoding="utf-8"))
    return data
