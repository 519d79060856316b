"""The one door: everything read, modelled, composed and linked, with what is wrong in it."""

from __future__ import annotations

from affidavit.publication.loading import Publication

__all__ = ["Publication"]
