"""Who is answered what at every address of ours: URL name x asker -> status, one file for each door.

Acts are sent with nothing filled in: who may do them is told what is missing (422) or, when nothing is needed, that it
is done (302). For a stranger the thing does not exist (404). Methods not in a row are never answered with success.
"""
