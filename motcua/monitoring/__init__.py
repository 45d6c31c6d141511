"""Figures over what happened: small tables fed from the journal, and the lists behind them. Reads, never touches."""
