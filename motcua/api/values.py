"""Kinds of values that requests carry."""

from typing import Annotated

from pydantic import Field, StrictBool, StrictFloat, StrictInt

LARGEST = 2**53 - 1

Code = Annotated[str, Field(pattern=r"^[0-9A-Za-z.\-]{1,60}$")]
"""Code of a procedure, an agency or a dossier."""

Key = Annotated[str, Field(pattern=r"^[0-9A-Za-z_.\-]{1,60}$")]
"""Name of a field of a form, or of a paper."""

Number = Annotated[StrictInt, Field(ge=-LARGEST, le=LARGEST)]
Value = Annotated[str, Field(max_length=5000)] | StrictBool | Number | StrictFloat | None
"""What a field of a form holds."""

FormData = Annotated[dict[Key, Value], Field(max_length=200)]
