"""The way an action says no: one sentence in Vietnamese, for the person who asked."""


class Refused(Exception):
    """An act the rules do not allow now. `sentence` is shown to the person as it stands."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def refuse_if(sentence: str | None) -> None:
    """Raise `Refused` when a policy answered with a reason; an empty answer means the act is allowed."""
    if sentence:
        raise Refused(sentence)
