"""The process of a procedure: an ordered table of steps, who acts in each and in which part of the term."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from motcua.kernel.terms import Term, TermUnit


class StepUnit(StrEnum):
    """Where the actor sits: the receiving desk, the unit that works on it, the authority that decides."""

    DESK = "desk"
    SETTLING = "settling"
    DECIDING = "deciding"


ROLES = ("receiver", "specialist", "leader", "document_clerk")
VERBS = ("receive", "assign", "propose", "sign_result", "seal", "return_result")


@dataclass(frozen=True, slots=True)
class ProcessStep:
    """One step. `share` is its part of the procedure's term in per cent; an `optional` step may be passed over."""

    key: str
    name: str
    role: str
    unit: StepUnit
    verb: str
    share: int = 0
    optional: bool = False

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"Vai trò “{self.role}” của bước “{self.name}” không có.")
        if self.verb not in VERBS:
            raise ValueError(f"Thao tác “{self.verb}” của bước “{self.name}” không có.")
        if not 0 <= self.share <= 100:
            raise ValueError(f"Tỷ lệ thời gian của bước “{self.name}” phải từ 0 đến 100.")

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "ProcessStep":
        """Read a step from a plain mapping. Raises ValueError on an unknown role, verb or unit."""
        return cls(
            key=str(row["key"]),
            name=str(row["name"]),
            role=str(row["role"]),
            unit=StepUnit(row.get("unit", StepUnit.SETTLING)),
            verb=str(row["verb"]),
            share=int(row.get("share", 0)),
            optional=bool(row.get("optional", False)),
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "name": self.name,
            "role": self.role,
            "unit": self.unit.value,
            "verb": self.verb,
            "share": self.share,
            "optional": self.optional,
        }

    def part_of(self, term: Term) -> Term:
        """The step's own part of a procedure's term; of a term in months, in days of a thirty-day month."""
        part = term.amount * Decimal(self.share) / 100
        if term.unit is TermUnit.MONTH:
            return Term(part * 30, TermUnit.DAY)
        return Term(part, term.unit)


def steps_for(processes: Mapping[str, Mapping[str, Any]], name: str) -> tuple[ProcessStep, ...]:
    """The steps of the process called `name`. Raises ValueError when it is absent or its table is not sound."""
    if name not in processes:
        raise ValueError(f"Không có quy trình tên “{name}”.")
    steps = tuple(ProcessStep.from_json(row) for row in processes[name]["steps"])
    check_steps(steps)
    return steps


def check_steps(steps: Sequence[ProcessStep]) -> None:
    """Raise ValueError unless the table starts with receiving, ends with returning, has no key twice and fills the term."""
    keys = [step.key for step in steps]
    if not steps or steps[0].verb != "receive" or steps[-1].verb != "return_result":
        raise ValueError("Quy trình phải bắt đầu bằng tiếp nhận và kết thúc bằng trả kết quả.")
    if len(set(keys)) != len(keys):
        raise ValueError("Quy trình có hai bước cùng mã.")
    if sum(step.share for step in steps) != 100:
        raise ValueError("Tổng tỷ lệ thời gian của các bước phải bằng 100.")


def next_steps(steps: Sequence[ProcessStep], done: str | None) -> tuple[ProcessStep, ...]:
    """What may be done after the step with key `done` (None = nothing done yet).

    Optional steps come first, then the first step that may not be passed over. Empty after the last one.
    Raises ValueError when `done` is no step of the table.
    """
    start = 0 if done is None else _position(steps, done) + 1
    found: list[ProcessStep] = []
    for step in steps[start:]:
        found.append(step)
        if not step.optional:
            break
    return tuple(found)


def step_for(steps: Iterable[ProcessStep], verb: str) -> ProcessStep | None:
    """The step of the table whose act is `verb`, if it has one."""
    return next((step for step in steps if step.verb == verb), None)


def _position(steps: Sequence[ProcessStep], key: str) -> int:
    for position, step in enumerate(steps):
        if step.key == key:
            return position
    raise ValueError(f"Quy trình không có bước “{key}”.")
