"""The counter door: one-stop clerks with a queue in front of them."""
