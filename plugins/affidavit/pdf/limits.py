"""How much memory and time a process may take that reads what anybody wrote."""

from __future__ import annotations

import contextlib
import resource

MEMORY, SECONDS = 3_000_000_000, 120
"""Bytes of address space, of which Python and PDFium take a tenth; seconds of computing."""


def limit() -> None:
    """Set the limits of this process, for good; it can write no file then."""
    for kind, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with contextlib.suppress(OSError, ValueError):  # a system that has no such limit
            resource.setrlimit(kind, (value, value))
