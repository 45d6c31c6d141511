"""Certificates of persons and agencies, signing with them, and the public verification of signed papers."""
