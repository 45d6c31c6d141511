"""Facts about ratings."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class Rated(Event):
    kind = "surveys.rated"
    sentence = "Người nộp đánh giá: {score_name}"
    score: int
    score_name: str
    satisfied: bool
