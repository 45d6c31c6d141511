"""The short code a payer writes in a transfer: letters and digits only, with a check character against misreading."""

import re

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 O 1 I
PREFIX = "MC"
LENGTH = 8
_FOUND = re.compile(rf"{PREFIX}[{ALPHABET}]{{{LENGTH}}}")


def reference_of(number: int) -> str:
    """The reference of charge `number` (from 1): "MC", seven characters, one check character.

    The numbers are scattered so that neighbours look unlike each other. Raises ValueError outside the range.
    """
    space = len(ALPHABET) ** (LENGTH - 1)
    if not 0 < number < space:
        raise ValueError("a reference needs a number from 1")
    left = number * 22_876_792_455 % space  # odd, so that no two numbers meet in a power of two
    body = ""
    for _ in range(LENGTH - 1):
        left, digit = divmod(left, len(ALPHABET))
        body = ALPHABET[digit] + body
    return PREFIX + body + _check(body)


def is_reference(text: str) -> bool:
    """Whether the text is a reference and its check character fits."""
    return bool(_FOUND.fullmatch(text)) and _check(text[2:-1]) == text[-1]


def find_reference(memo: str) -> str | None:
    """The reference in what a bank says about a transfer, whatever stands around it; None when there is none."""
    joined = re.sub(r"[^A-Z0-9]", "", memo.upper())
    starts = (match.start() for match in re.finditer(PREFIX, joined))
    pieces = (joined[start : start + len(PREFIX) + LENGTH] for start in starts)
    return next((piece for piece in pieces if is_reference(piece)), None)


def _check(body: str) -> str:
    """Odd weights are units modulo 32: one wrong character changes the sum; most swaps of neighbours too."""
    weights = range(1, 2 * len(body), 2)
    total = sum(weight * ALPHABET.index(letter) for weight, letter in zip(weights, body, strict=True))
    return ALPHABET[total % len(ALPHABET)]
