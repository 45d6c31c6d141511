"""The words of the code are in the glossary with those on the screen; the picture of the states is the table."""

import re
from enum import StrEnum

import pytest

from motcua.dossiers.rules.states import STATE_NAMES, TABLE, VERB_NAMES, State, Verb, after
from motcua.organisation.rules.kinds import AGENCY_KIND_NAMES, ROLE_NAMES, AgencyKind, Role
from tests.factories.source import ROOT

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.split("|")[1:-1]] for line in GLOSSARY.splitlines() if line.startswith("|")]
WORDS = [*State, *Verb, *Role]
NAMES: dict[StrEnum, str] = {**STATE_NAMES, **VERB_NAMES, **ROLE_NAMES}


@pytest.mark.parametrize("word", WORDS, ids=str)
def test_a_word_of_the_code_has_its_row(word: StrEnum) -> None:
    terms = {re.sub(r"[`*]", "", row[0]) for row in ROWS if row}
    assert any(word.value in re.split(r"[ ,()]+", term) for term in terms), word


@pytest.mark.parametrize("word", WORDS, ids=str)
def test_the_row_gives_the_word_on_the_screen(word: StrEnum) -> None:
    rows = [row for row in ROWS if row and word.value in re.split(r"[ ,()`]+", row[0])]
    assert any(NAMES[word].casefold() in " ".join(row).casefold() for row in rows), (NAMES[word], rows)


def test_every_kind_of_agency_has_a_name() -> None:
    assert set(AGENCY_KIND_NAMES) == set(AgencyKind)


def test_the_picture_of_the_states_is_the_table() -> None:
    picture = (ROOT / "docs" / "states.md").read_text(encoding="utf-8")
    arrows = set(re.findall(r"^\s*(\w+) --> (\w+): (\w+) \((.+)\)$", picture, re.MULTILINE))
    drawn = {(start, end, verb, name) for start, end, verb, name in arrows if start in set(State)}
    assert drawn == {
        (state.value, after(verb, state).value, verb.value, VERB_NAMES[verb])
        for verb, (states, _) in TABLE.items()
        for state in states
    }
