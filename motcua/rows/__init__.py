"""Rows by statements made once: for the few reads and writes that every request or every filing does.

The ORM makes its SQL anew each time, which takes longer than PostgreSQL takes to answer. Here the statement is made
once from the model and prepared by the server. Everything else belongs in a queryset.
"""
