"""Facts about people who file: that a record exists, never what it says."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class PersonRegistered(Event):
    kind = "people.registered"
    sentence = "Lập hồ sơ người nộp"
    with_account: bool
