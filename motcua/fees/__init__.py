"""What people pay: charges with explained lines, payments with receipts, refunds, the closing of the day's cash.

It knows only ids of what is paid for, never the thing itself.
"""
