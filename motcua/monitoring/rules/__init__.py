"""Rules of the figures: which days are read at which grain, and what each figure means."""
