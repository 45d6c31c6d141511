"""QR codes as SVG, for the papers and for the web pages."""

import io

import segno


def qr_svg(address: str, *, border: int = 0) -> str:
    """The QR code of `address` as an SVG document, black on nothing, `border` modules of quiet zone.

    Error correction M: a folded or stamped paper still reads. The SVG has no size of its own (only a viewBox) and no
    style attribute, so that it fits any place and a strict content policy.
    """
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing, kind="svg", border=border, xmldecl=False, svgclass=None, lineclass=None, omitsize=True, unit=None
    )
    return drawing.getvalue().decode()
