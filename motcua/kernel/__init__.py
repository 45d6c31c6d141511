"""Plain Python everybody may use: working time, terms, periods, codes, money, Vietnamese text, refusals.

Nothing here knows Django, reads a clock or opens a file: values in, values out.
"""
