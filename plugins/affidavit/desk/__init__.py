"""The desk: what editors see in a preview and no reader ever does.

Nothing here runs in a build. Its templates, style sheet and script are files of their own, which
`Desk.files` alone hands out.
"""

from __future__ import annotations

from affidavit.desk.desk import Desk

__all__ = ["Desk"]
