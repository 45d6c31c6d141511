"""The door of the Post: envelopes in, records of hand-over, results out. No page here shows what a form says."""
