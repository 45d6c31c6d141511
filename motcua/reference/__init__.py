"""Facts of the State that everybody reads: days off, swapped days, working hours. Data with sources, never computed."""
