"""Who pays nothing or less: the groups of the Law on Fees and Charges and the sentence that says so."""

from dataclasses import dataclass
from enum import StrEnum


class ReliefGroup(StrEnum):
    """Groups a fee may be waived for (Law 97/2015/QH13 art. 10); the regulation of each fee says for which of them."""

    CHILD = "child"
    POOR_HOUSEHOLD = "poor_household"
    ELDERLY = "elderly"
    DISABLED = "disabled"
    MERITORIOUS = "meritorious"
    ETHNIC_MINORITY = "ethnic_minority"
    OTHER = "other"


RELIEF_NAMES: dict[ReliefGroup, str] = {
    ReliefGroup.CHILD: "Trẻ em",
    ReliefGroup.POOR_HOUSEHOLD: "Hộ nghèo",
    ReliefGroup.ELDERLY: "Người cao tuổi",
    ReliefGroup.DISABLED: "Người khuyết tật",
    ReliefGroup.MERITORIOUS: "Người có công với cách mạng",
    ReliefGroup.ETHNIC_MINORITY: "Đồng bào dân tộc thiểu số ở xã đặc biệt khó khăn",
    ReliefGroup.OTHER: "Trường hợp khác được miễn, giảm",
}
GENERAL_BASIS = "Điều 10 Luật Phí và lệ phí số 97/2015/QH13"


@dataclass(frozen=True, slots=True)
class Relief:
    """A waiver (percent 100) or a reduction (1 to 99) with its basis. Raises ValueError on a percent outside 1..100
    or without a basis."""

    group: ReliefGroup
    percent: int = 100
    basis: str = GENERAL_BASIS

    def __post_init__(self) -> None:
        if not 1 <= self.percent <= 100:
            raise ValueError("Tỷ lệ miễn, giảm phải từ 1 đến 100 phần trăm.")
        if not self.basis.strip():
            raise ValueError("Cần ghi căn cứ miễn, giảm.")

    @property
    def is_waiver(self) -> bool:
        """Whether nothing is left to pay."""
        return self.percent == 100

    def off(self, amount: int) -> int:
        """What is left of an amount in đồng; a fraction of a đồng is dropped in the payer's favour."""
        return amount * (100 - self.percent) // 100

    def sentence(self) -> str:
        """Why, in words for the payer."""
        how = "Được miễn" if self.is_waiver else f"Được giảm {self.percent} %"
        return f"{how} theo đối tượng “{RELIEF_NAMES[self.group]}” ({self.basis.strip()})."
