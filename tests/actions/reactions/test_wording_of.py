"""In which words the applicant is told each fact: facts that are followed, words that exist."""

import pytest

from motcua.notifications.words import wording
from motcua.reactions import FOLLOWS, WORDING_OF, tell_applicant


@pytest.mark.parametrize("kind", sorted(WORDING_OF))
def test_a_fact_told_in_its_own_words_is_told(kind: str) -> None:
    assert tell_applicant in FOLLOWS[kind]
    assert wording().of(WORDING_OF[kind]).key == WORDING_OF[kind]


def test_what_has_no_words_of_its_own_is_news() -> None:
    assert wording().of("news").texts


def test_every_wording_is_used() -> None:
    assert set(wording().templates) - set(WORDING_OF.values()) <= {"news", "appointment_moved"}
