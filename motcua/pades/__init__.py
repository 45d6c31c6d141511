"""PDF signatures: making them (PAdES B-LT), checking them, and a test authority that issues certificates.

Plain Python on pyHanko: bytes and values in, bytes and values out. No Django, no database, no clock, no network.

- ``authority``  a TEST certificate authority kept in a folder (never a real one)
- ``keys``       opening a signer's PKCS#12 with a PIN
- ``signing``    one PAdES B-LT signature, time-stamped, with its evidence inside the file
- ``stamp``      what the signature looks like on the page
- ``validation`` a report on a file somebody brings; ``facts`` gathers, ``policy`` decides
- ``inspect``    does an uploaded PDF open at all
- ``pdfsig``     a second opinion from a tool that is not ours
"""
