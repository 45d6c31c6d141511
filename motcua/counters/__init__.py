"""Numbers of books: unique and gap-free, taken inside the transaction that uses them and rolled back with it."""
