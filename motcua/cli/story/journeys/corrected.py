"""A wrong result: a new paper with its own number and signatures takes the place of the wrong one, which is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.papers import must_be_signed, text_of
from motcua.cli.story.visitor import StoryFailed

WRONG = "Ghi sai mục đích sử dụng."


def corrected(case: Case) -> Iterator[Told]:
    """Settled, returned, found wrong, put right."""
    yield case.file_online()
    yield case.receive()
    yield case.propose()
    yield case.sign_and_seal()
    first = case.form("ket-qua.pdf")
    case.desk("head", "dinh-chinh", {"ly_do": WRONG, "ma_pin": case.journey.pin})
    yield Told("head", "signs the correction", "it waits for its seal")
    case.desk("document clerk", "dinh-chinh/dong-dau", {"ma_pin": case.journey.pin})
    second = case.form("ket-qua.pdf")
    signers = must_be_signed(second, 2, case.journey.root_pem)
    numbers = [_number(first), _number(second)]
    if numbers[0] == numbers[1]:
        raise StoryFailed(f"the correction kept the number {numbers[0]}")
    told = f"number {numbers[1]} in the place of {numbers[0]}, with {len(signers)} valid signatures"
    yield Told("document clerk", "seals it", told)


def _number(pdf: bytes) -> str:
    said = text_of(pdf)
    found = re.search(r"Số:? *([0-9]+ */ *[^ ]+)", said)
    if found is None:
        raise StoryFailed(f"the paper has no number: {said[:300]}")
    return found.group(1)


TALES = (Tale("corrected", "Đính chính kết quả", ("61/2018 Đ21",), corrected),)
