"""The papers, fees and steps of the most used procedures."""

import pytest

from motcua.procedures.rules.fees import FeeChannel, FeeLine, choose_fees
from motcua.procedures.rules.papers import Paper, PaperMode, Signed, missing_papers
from motcua.procedures.rules.steps import ProcessStep, check_steps


def papers_of(details, code):
    return tuple(Paper.from_json(row) for row in details[code]["papers"])


def test_details_are_of_procedures_in_the_catalogue_that_say_so(details, catalogue):
    assert {row["code"] for row in catalogue if row["detail"] == "true"} == set(details)
    assert len(details) >= 30
    for code, detail in details.items():
        assert detail["code"] == code


def test_names_and_results_agree_with_the_catalogue(details, catalogue):
    rows = {row["code"]: row for row in catalogue}
    for code, detail in details.items():
        assert detail["name"] == rows[code]["name"]
        assert "; ".join(detail["result"]) == rows[code]["result"]


def test_every_paper_fee_and_step_can_be_read_and_written_back(details):
    for detail in details.values():
        for row in detail["papers"]:
            paper = Paper.from_json(row)
            assert Paper.from_json(paper.as_json()) == paper
        for row in detail["fees"]:
            fee = FeeLine.from_json(row)
            assert FeeLine.from_json(fee.as_json()) == fee
        steps = [ProcessStep.from_json(row) for row in detail["steps"]]
        if steps:
            check_steps(steps)


def test_papers_of_one_procedure_have_different_keys_and_short_names(details):
    for code, detail in details.items():
        keys = [row["key"] for row in detail["papers"]]
        assert len(set(keys)) == len(keys) and keys, code
        assert all(len(row["name"]) <= 90 for row in detail["papers"]), code


def test_a_birth_is_filed_with_one_paper_and_the_card_is_only_shown(details):
    papers = {paper.key: paper for paper in papers_of(details, "1.001193")}

    assert [paper.key for paper in missing_papers(papers.values(), [])] == ["giay-chung-sinh"]
    assert missing_papers(papers.values(), ["giay-chung-sinh"]) == ()
    assert papers["giay-to-tuy-than"].mode is PaperMode.PRESENT


def test_the_drawing_of_a_construction_permit_must_be_signed(details):
    signed = [paper for paper in papers_of(details, "1.013225") if paper.signed is Signed.REQUIRED]

    assert [paper.key for paper in signed] == ["ban-ve"]
    assert signed[0].accepts("ban ve.pdf") and not signed[0].accepts("ban ve.jpg")


def test_a_procedure_online_in_full_can_be_filed_without_a_paper_form(details, catalogue):
    full = {row["code"] for row in catalogue if row["online"] == "full"}
    for code in full & set(details):
        assert not any(paper.key == "to-khai" for paper in missing_papers(papers_of(details, code), [])), code


def test_fee_of_a_business_depends_on_the_channel(details):
    fees = [FeeLine.from_json(row) for row in details["1.001612"]["fees"]]

    assert [fee.amount for fee in choose_fees(fees, FeeChannel.COUNTER)] == [50_000]
    assert [fee.amount for fee in choose_fees(fees, FeeChannel.ONLINE)] == [0]


@pytest.mark.parametrize("code", ["1.001193", "1.000656", "1.000894", "1.004873", "2.000815", "2.000884"])
def test_sequence_says_how_in_our_own_short_words(details, code):
    assert 40 < len(details[code]["sequence"]) < 300
