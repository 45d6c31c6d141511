"""What is said, as data: `wording.yaml` read, checked and filled in. A wrong wording is refused when it is read."""

import string
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from motcua.notifications.rules.channels import SHORT, Channel, Lane
from motcua.notifications.rules.patience import QuietHours

SMS_LENGTH = 160
# A text message lies open on a table: it names the dossier and where to look, nothing about a person.
SHORT_PLACES = frozenset({"code", "address"})
PLACES = frozenset({"code", "address", "sentence", "page", "desk", "phone", "choices"})
# The letters every telephone shows in a message of one part (GSM 03.38, without its escape table).
_GSM = frozenset(string.ascii_letters + string.digits + "@$_ !\"#%&'()*+,-./:;<=>?\n")
_LONGEST = {"code": "H58.90.21-240305-00001", "address": "dichvucong.tiengiang.gov.vn/tra-cuu"}


@dataclass(frozen=True)
class Text:
    """A title (of an e-mail; empty elsewhere) and the text."""

    title: str
    body: str


@dataclass(frozen=True)
class Template:
    """One thing there is to say, in the words of each channel it goes by."""

    key: str
    lane: Lane
    subject: str
    texts: Mapping[Channel, str]

    def render(self, channel: Channel, values: Mapping[str, str]) -> Text:
        """The text with its places filled in. Raises ValueError for a place without a value."""
        try:
            title = self.subject.format_map(values) if channel is Channel.EMAIL else ""
            return Text(title, self.texts[channel].format_map(values).strip())
        except KeyError as error:
            raise ValueError(f"{self.key}: no value for {error}") from error


@dataclass(frozen=True)
class Wording:
    """All there is to say, and the hours in which telephones stay silent."""

    templates: Mapping[str, Template]
    quiet: QuietHours

    def of(self, key: str) -> Template:
        """The template of a key. Raises ValueError for one that is not there."""
        if key not in self.templates:
            raise ValueError(f"there is no wording called {key}")
        return self.templates[key]


def read_wording(data: Mapping[str, Any]) -> Wording:
    """The wording in the shape of `wording.yaml`. Raises ValueError, naming what is wrong and where."""
    quiet = data["quiet_hours"]
    channels = frozenset(Channel(name) for name in quiet["channels"])
    _check_places("email_ending", str(data["email_ending"]), PLACES)
    hours = QuietHours(time.fromisoformat(quiet["from"]), time.fromisoformat(quiet["to"]), channels)
    ending = str(data["email_ending"])
    return Wording({key: _read_template(key, row, ending) for key, row in data["templates"].items()}, hours)


def places_of(text: str) -> set[str]:
    """The named places of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def is_gsm_safe(text: str) -> bool:
    """Whether every telephone shows the text as it is, seven bits a letter."""
    return set(text) <= _GSM


def longest_sms(text: str) -> str:
    """A text message filled in with the longest code and address there are."""
    return text.format_map(_LONGEST)


def _read_template(key: str, row: Mapping[str, Any], ending: str) -> Template:
    texts = {channel: str(row[channel.value]) for channel in Channel if channel.value in row}
    for channel, text in texts.items():
        _check_places(f"{key}.{channel}", text, SHORT_PLACES if channel in SHORT else PLACES)
    _check_places(f"{key}.subject", str(row["subject"]), SHORT_PLACES)
    _check_channels(key, texts)
    if Channel.EMAIL in texts:
        texts[Channel.EMAIL] = f"{texts[Channel.EMAIL].strip()}\n\n{ending.strip()}\n"
    return Template(key, Lane(row["lane"]), str(row["subject"]), texts)


def _check_channels(key: str, texts: Mapping[Channel, str]) -> None:
    """The portal tells everything; Zalo stands in for SMS and the other way round, so that both have the words."""
    if Channel.IN_APP not in texts:
        raise ValueError(f"{key} has no words for the portal")
    if (Channel.SMS in texts) != (Channel.ZALO in texts):
        raise ValueError(f"{key} has words for one of SMS and Zalo only")
    if Channel.SMS in texts:
        _check_sms(key, texts[Channel.SMS])


def _check_places(where: str, text: str, allowed: frozenset[str]) -> None:
    strange = places_of(text) - allowed
    if strange:
        raise ValueError(f"{where} may not say {', '.join(sorted(strange))}")
    if unicodedata.normalize("NFC", text) != text:
        raise ValueError(f"{where} is not composed Unicode")


def _check_sms(key: str, text: str) -> None:
    longest = longest_sms(text)
    if not is_gsm_safe(longest):
        raise ValueError(f"{key}.sms has letters not every telephone shows: {sorted(set(longest) - _GSM)}")
    if len(longest) > SMS_LENGTH:
        raise ValueError(f"{key}.sms may have {len(longest)} letters, {SMS_LENGTH} is the most")
