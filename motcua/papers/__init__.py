"""The papers people hold: plain values in, PDF/A-2b bytes out. Typst does the setting; nothing here knows Django.

Each paper is a module (`receipt`, `supplement`, `result`, ...) with frozen values and one `render_…` function. The
same values give the same bytes on every machine that has the same fonts.
"""
