"""The commands of `affidavit`."""

from __future__ import annotations

from affidavit.cli.commands import main

__all__ = ["main"]
