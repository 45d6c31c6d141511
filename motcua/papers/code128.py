"""Code 128 barcodes, code set B: what every scanner of a post office reads."""

_PATTERNS = [
    "212222",
    "222122",
    "222221",
    "121223",
    "121322",
    "131222",
    "122213",
    "122312",
    "132212",
    "221213",
    "221312",
    "231212",
    "112232",
    "122132",
    "122231",
    "113222",
    "123122",
    "123221",
    "223211",
    "221132",
    "221231",
    "213212",
    "223112",
    "312131",
    "311222",
    "321122",
    "321221",
    "312212",
    "322112",
    "322211",
    "212123",
    "212321",
    "232121",
    "111323",
    "131123",
    "131321",
    "112313",
    "132113",
    "132311",
    "211313",
    "231113",
    "231311",
    "112133",
    "112331",
    "132131",
    "113123",
    "113321",
    "133121",
    "313121",
    "211331",
    "231131",
    "213113",
    "213311",
    "213131",
    "311123",
    "311321",
    "331121",
    "312113",
    "312311",
    "332111",
    "314111",
    "221411",
    "431111",
    "111224",
    "111422",
    "121124",
    "121421",
    "141122",
    "141221",
    "112214",
    "112412",
    "122114",
    "122411",
    "142112",
    "142211",
    "241211",
    "221114",
    "413111",
    "241112",
    "134111",
    "111242",
    "121142",
    "121241",
    "114212",
    "124112",
    "124211",
    "411212",
    "421112",
    "421211",
    "212141",
    "214121",
    "412121",
    "111143",
    "111341",
    "131141",
    "114113",
    "114311",
    "411113",
    "411311",
    "113141",
    "114131",
    "311141",
    "411131",
    "211412",
    "211214",
    "211232",
    "2331112",
]
START_B, STOP = 104, 106
QUIET = 10
"""Modules of white at each side."""


def values_of(text: str) -> list[int]:
    """The symbol values, from start to stop with the check value. Raises ValueError for letters outside ASCII."""
    if not text or any(not 32 <= ord(letter) <= 126 for letter in text):
        raise ValueError(f"Code 128 set B cannot write {text!r}")
    data = [ord(letter) - 32 for letter in text]
    check = (START_B + sum(place * value for place, value in enumerate(data, start=1))) % 103
    return [START_B, *data, check, STOP]


def widths(text: str) -> list[int]:
    """Widths in modules, bars and gaps in turn, beginning with a bar."""
    return [int(width) for value in values_of(text) for width in _PATTERNS[value]]


def barcode_svg(text: str, *, height: int = 50) -> str:
    """The barcode as an SVG without size or style of its own, with its quiet zones."""
    bars, place = [], QUIET
    for index, width in enumerate(widths(text)):
        if index % 2 == 0:
            bars.append(f"M{place} 0h{width}v{height}h-{width}z")
        place += width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {place + QUIET} {height}">'
        f'<path fill="#000" d="{"".join(bars)}"/></svg>'
    )
