"""One verb of the exchange a file."""
