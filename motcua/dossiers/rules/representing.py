"""Somebody acts for the applicant with a paper of authority (Decree 118/2025/NĐ-CP art. 15; Civil Code 2015 arts 134-143)."""

from enum import StrEnum


class Basis(StrEnum):
    """The kind of paper that gives the right to act."""

    LETTER = "letter"
    CONTRACT = "contract"
    LEGAL = "legal"
    INTRODUCTION = "introduction"


BASIS_NAMES: dict[Basis, str] = {
    Basis.LETTER: "Giấy ủy quyền",
    Basis.CONTRACT: "Hợp đồng ủy quyền",
    Basis.LEGAL: "Giấy tờ chứng minh là người đại diện theo pháp luật",
    Basis.INTRODUCTION: "Giấy giới thiệu của cơ quan, tổ chức",
}


class Scope(StrEnum):
    """What the paper lets its bearer do."""

    FILE = "file"
    COLLECT = "collect"
    BOTH = "both"


SCOPE_NAMES: dict[Scope, str] = {
    Scope.FILE: "Nộp, bổ sung hồ sơ",
    Scope.COLLECT: "Nhận kết quả",
    Scope.BOTH: "Nộp, bổ sung hồ sơ và nhận kết quả",
}
FILING: frozenset[Scope] = frozenset({Scope.FILE, Scope.BOTH})
COLLECTING: frozenset[Scope] = frozenset({Scope.COLLECT, Scope.BOTH})


def paper_text(basis: Basis, number: str, day: str) -> str:
    """The paper as form 01 names it: "Giấy ủy quyền số 12/2024 ngày 04/03/2024"."""
    return " ".join([BASIS_NAMES[basis], *([f"số {number}"] if number else []), *([f"ngày {day}"] if day else [])])
