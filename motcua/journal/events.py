"""What an event is: a frozen dataclass whose fields are ids and legal facts, and whose sentence a person can read."""

from dataclasses import dataclass
from typing import Any, ClassVar

REGISTRY: dict[str, type["Event"]] = {}


@dataclass(frozen=True)
class Event:
    """A fact a context can record. `kind` names it for ever; `sentence` is its Vietnamese line in a history."""

    kind: ClassVar[str] = ""
    sentence: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.kind in REGISTRY:
            raise TypeError(f"two events are called {cls.kind}")
        REGISTRY[cls.kind] = cls

    def as_data(self) -> dict[str, Any]:
        """The fields as JSON values."""
        return dict(vars(self))


def read_sentence(kind: str, data: dict[str, Any]) -> str:
    """The Vietnamese sentence of a recorded fact; its name when the fact is of a newer release."""
    event = REGISTRY.get(kind)
    return event.sentence.format_map(data) if event else kind
