"""The time an applicant has to put a dossier right where a law of the sector sets another one than the regime."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from motcua.kernel.terms import Term, describe_term, parse_term

KEY = "supplement"


@dataclass(frozen=True)
class SupplementTerm:
    """The sector's own time and the article that sets it; one is never given without the other."""

    term: Term
    legal_basis: str

    @classmethod
    def from_text(cls, term: str, legal_basis: str) -> Self | None:
        """As it is typed or written in a table: both empty for none.

        Raises ValueError, with a Vietnamese sentence, for half of it or a term that cannot be read.
        """
        if not term.strip() and not legal_basis.strip():
            return None
        if not term.strip() or not legal_basis.strip():
            raise ValueError("Thời hạn bổ sung riêng phải ghi cả thời hạn và căn cứ pháp lý.")
        return cls(parse_term(term), legal_basis.strip()[:300])

    @classmethod
    def of_details(cls, details: Mapping[str, Any]) -> Self | None:
        """From the details of a revision; None where the regime's own limit holds."""
        said = details.get(KEY)
        return cls.from_text(said["term"], said["legal_basis"]) if said else None

    def as_json(self) -> dict[str, str]:
        """Plain values, as the details of a revision keep them."""
        return {"term": self.text, "legal_basis": self.legal_basis}

    @property
    def text(self) -> str:
        """For example `30 ngày`."""
        return describe_term(self.term)
