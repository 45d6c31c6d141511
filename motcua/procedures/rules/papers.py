"""The papers (thành phần hồ sơ) a procedure asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class PaperMode(StrEnum):
    """SUBMIT: handed in or uploaded. PRESENT: only shown at the desk and given back (xuất trình)."""

    SUBMIT = "submit"
    PRESENT = "present"


class Signed(StrEnum):
    """Whether the electronic file of a paper must bear a digital signature."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


DEFAULT_FORMATS = ("pdf", "jpg", "png")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: how many originals and copies, when it is needed, which file kinds are taken (lower case, no dot).

    `when` is a short Vietnamese phrase for a paper needed only in one case; `data_source` names the database
    that can stand in for it.
    """

    key: str
    name: str
    originals: int = 1
    copies: int = 0
    mode: PaperMode = PaperMode.SUBMIT
    required: bool = True
    when: str = ""
    accept: tuple[str, ...] = DEFAULT_FORMATS
    signed: Signed = Signed.NONE
    data_source: str = ""

    def __post_init__(self) -> None:
        if not self.key or not self.name.strip():
            raise ValueError("Mỗi giấy tờ phải có mã và tên.")
        if self.originals < 0 or self.copies < 0:
            raise ValueError(f"Số lượng của giấy tờ “{self.name}” không được âm.")

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Paper":
        """Read a paper from a plain mapping; absent values take their defaults. Raises ValueError on a bad value."""
        return cls(
            key=str(row["key"]),
            name=str(row["name"]),
            originals=int(row.get("originals", 1)),
            copies=int(row.get("copies", 0)),
            mode=PaperMode(row.get("mode", PaperMode.SUBMIT)),
            required=bool(row.get("required", True)),
            when=str(row.get("when") or ""),
            accept=tuple(str(kind).lower().lstrip(".") for kind in row.get("accept") or DEFAULT_FORMATS),
            signed=Signed(row.get("signed", Signed.NONE)),
            data_source=str(row.get("data_source") or ""),
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "name": self.name,
            "originals": self.originals,
            "copies": self.copies,
            "mode": self.mode.value,
            "required": self.required,
            "when": self.when,
            "accept": list(self.accept),
            "signed": self.signed.value,
            "data_source": self.data_source,
        }

    @property
    def is_uploaded(self) -> bool:
        """Whether an online applicant attaches it: a paper only shown at the desk is not uploaded."""
        return self.mode is PaperMode.SUBMIT

    @property
    def must_be_uploaded(self) -> bool:
        return self.is_uploaded and self.required and not self.when

    @property
    def quantity(self) -> str:
        """The count in words: "1 bản chính, 2 bản sao"."""
        parts = []
        if self.originals:
            parts.append(f"{self.originals} bản chính")
        if self.copies:
            parts.append(f"{self.copies} bản sao")
        return ", ".join(parts) or "không nộp bản giấy"

    def accepts(self, file_name: str) -> bool:
        """Whether the extension of `file_name` is one that may be attached."""
        stem, dot, kind = file_name.rpartition(".")
        kind = {"jpeg": "jpg"}.get(kind.lower(), kind.lower())
        return bool(stem and dot) and kind in self.accept


def missing_papers(papers: Iterable[Paper], attached: Iterable[str]) -> tuple[Paper, ...]:
    """The papers an online applicant still has to attach, in the order of the procedure; `attached` are paper keys."""
    have = set(attached)
    return tuple(paper for paper in papers if paper.must_be_uploaded and paper.key not in have)
