"""One file for each act of the queue."""
