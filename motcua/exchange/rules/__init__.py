"""Rules of the exchange with the national portal."""
