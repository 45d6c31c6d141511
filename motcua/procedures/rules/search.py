"""Finding a procedure from what a person types: without marks, abbreviated, by initials, misspelt, in everyday words."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from motcua.kernel.text import fold, words
from motcua.procedures.rules.search_words import ABBREVIATIONS, STOP_WORDS, SYNONYMS

_CODE = re.compile(r"^[1-9]?\.?\d{6}$|^[1-9]\.\d{3,6}")
_LONGEST_QUERY = 200
_MOST_WORDS = 16
# What each kind of match is worth, an exact word being 1.
_PREFIX, _MISSPELT = 0.8, 0.7
_ALIAS, _SYNONYM = 0.98, 0.9
_EXACT_TEXT, _IN_ORDER, _BREVITY = 1.0, 0.35, 0.25
_INITIALS, _INITIALS_START, _INITIALS_SKIPPING, _CODE_MATCH = 1.9, 1.2, 0.8, 3.0
_WORST_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """What is searched of a procedure. `weight` from 0 to 1 lifts the procedures most people come for."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    field: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A procedure found; a higher score is a better match."""

    code: str
    score: float


@dataclass(frozen=True, slots=True)
class _Text:
    """One searchable text of an entry: its name or an alias."""

    entry: int
    tokens: tuple[str, ...]
    letters: str
    worth: float


class CatalogueIndex:
    """An index over the catalogue, built once and read by many; building takes milliseconds, a query under five."""

    def __init__(
        self, entries: Iterable[CatalogueEntry], synonyms: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        """`synonyms`: everyday folded phrase -> folded catalogue phrases; without it the built-in table."""
        self._entries = tuple(entries)
        self._synonyms = {k: v for k, v in (SYNONYMS if synonyms is None else synonyms).items()}
        self._texts = tuple(_texts(self._entries))
        self._where: dict[str, set[int]] = defaultdict(set)
        for number, text in enumerate(self._texts):
            for token in text.tokens:
                self._where[token].add(number)
        self._rarity = {token: math.log(1 + len(self._texts) / len(at)) for token, at in self._where.items()}
        self._unknown = math.log(1 + max(len(self._texts), 1))
        self._vocabulary = tuple(self._where)

    def __len__(self) -> int:
        return len(self._entries)

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """The procedures that fit `text`, best first, at most `limit`; none for an empty or hopeless text."""
        query = fold(text[:_LONGEST_QUERY])
        best: dict[int, float] = {}
        for entry, score in self._scores(query):
            best[entry] = max(best.get(entry, 0.0), score)
        ranked = sorted(
            ((score + 0.1 * self._entries[entry].weight, entry) for entry, score in best.items()),
            key=lambda found: (-found[0], len(self._entries[found[1]].name), self._entries[found[1]].code),
        )
        return [Hit(self._entries[entry].code, round(score, 4)) for score, entry in ranked[:limit]]

    def _scores(self, query: str) -> Iterator[tuple[int, float]]:
        """(entry number, score) for every way of reading the query."""
        yield from self._by_code(query)
        tokens = words(query)[:_MOST_WORDS]
        if not tokens:
            return
        yield from self._by_initials("".join(tokens))
        plain = _expand(tokens)
        yield from self._by_words(plain, 1.0)
        for meaning in self._meanings(" ".join(plain)):
            yield from self._by_words(meaning.split(), _SYNONYM)

    def _by_code(self, query: str) -> Iterator[tuple[int, float]]:
        compact = query.replace(" ", "")
        if not _CODE.match(compact):
            return
        for number, entry in enumerate(self._entries):
            if entry.code.startswith(compact) or entry.code.endswith(compact[-6:]):
                yield number, _CODE_MATCH

    def _by_initials(self, letters: str) -> Iterator[tuple[int, float]]:
        if not 3 <= len(letters) <= 12:
            return
        for text in self._texts:
            if text.letters == letters:
                yield text.entry, _INITIALS * text.worth
            elif text.letters.startswith(letters):
                yield text.entry, _INITIALS_START * text.worth * (0.7 + 0.3 * len(letters) / len(text.letters))
            elif len(letters) >= 4 and letters[0] == text.letters[0] and _runs_through(letters, text.letters):
                yield text.entry, _INITIALS_SKIPPING * text.worth * len(letters) / len(text.letters)

    def _meanings(self, query: str) -> Iterator[str]:
        """The query with each everyday phrase in it put into catalogue words."""
        padded = f" {query} "
        for phrase, meanings in self._synonyms.items():
            if f" {phrase} " in padded:
                for meaning in meanings:
                    yield padded.replace(f" {phrase} ", f" {meaning} ").strip()

    def _by_words(self, tokens: list[str], worth: float) -> Iterator[tuple[int, float]]:
        kept = [token for token in tokens if token not in STOP_WORDS] or tokens
        unique = list(dict.fromkeys(kept))
        weights = {token: self._rarity.get(token, self._unknown) for token in unique}
        matched: dict[int, dict[str, float]] = defaultdict(dict)
        readings: dict[str, dict[str, float]] = {token: self._readings(token, token == unique[-1]) for token in unique}
        for token, reading in readings.items():
            for word, closeness in reading.items():
                for number in self._where[word]:
                    matched[number][token] = max(matched[number].get(token, 0.0), closeness)
        total = sum(weights.values())
        for number, found in matched.items():
            share = sum(weights[token] * closeness for token, closeness in found.items()) / total
            if share >= _WORST_SHARE:
                text = self._texts[number]
                yield text.entry, worth * text.worth * (share + self._form(text, kept, readings, len(found)))

    def _form(self, text: _Text, tokens: list[str], readings: Mapping[str, Mapping[str, float]], found: int) -> float:
        """What is added for words in the same order and for a text that says little else."""
        if list(text.tokens) == tokens:
            return _EXACT_TEXT
        kept = [token for token in text.tokens if token not in STOP_WORDS] or list(text.tokens)
        pairs = set(pairwise(kept))
        wanted = list(pairwise(tokens))
        together = sum(any((left, right) in pairs for left in readings[a] for right in readings[b]) for a, b in wanted)
        order = together / len(wanted) if wanted else 0.0
        return _IN_ORDER * order + _BREVITY * min(found / len(kept), 1.0)

    def _readings(self, token: str, is_last: bool) -> dict[str, float]:
        """The words of the catalogue a typed word may stand for, with how surely: itself, its start, or misspelt."""
        found = {token: 1.0} if token in self._where else {}
        if is_last and len(token) >= 2:
            found |= {word: _PREFIX for word in self._vocabulary if word.startswith(token) and word != token}
        if not found and len(token) >= 3 and not token.isdigit():
            allowed = 1 if len(token) <= 5 else 2
            near = extract(token, self._vocabulary, scorer=OSA.distance, score_cutoff=allowed, limit=6)
            found = {word: _MISSPELT - 0.1 * (distance - 1) for word, distance, _ in near if word[0] == token[0]}
            found = found or {word: _MISSPELT - 0.15 * distance for word, distance, _ in near}
        return found


def _runs_through(letters: str, text: str) -> bool:
    """Whether `letters` occur in `text` in this order: "dkhkd" in the initials of đăng ký thành lập hộ kinh doanh."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _texts(entries: Iterable[CatalogueEntry]) -> Iterator[_Text]:
    for number, entry in enumerate(entries):
        for position, text in enumerate((entry.name, *entry.aliases)):
            tokens = tuple(words(text))
            if tokens:
                letters = "".join(token[0] for token in tokens)
                yield _Text(number, tokens, letters, _ALIAS if position else 1.0)


def _expand(tokens: Iterable[str]) -> list[str]:
    """The words with abbreviations written out: ["dk", "ket", "hon"] -> ["dang", "ky", "ket", "hon"]."""
    return [word for token in tokens for word in ABBREVIATIONS.get(token, token).split()]
