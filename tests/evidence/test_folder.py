"""Copies of sources in the folder of the evidence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from affidavit.evidence import EvidenceFolder

SUM = hashlib.sha256(b"the page").hexdigest()


def kept(root: Path, content: bytes = b"the page") -> EvidenceFolder:
    """Return a folder with one copy."""
    folder = EvidenceFolder(root).folder_of(SUM)
    folder.mkdir(parents=True)
    (folder / "capture.html").write_bytes(content)
    (folder / "text.txt").write_text("The page", encoding="utf-8")
    return EvidenceFolder(root)


def test_a_copy_is_found_by_its_sum(tmp_path):
    """With its text, and whole."""
    found = kept(tmp_path).find(SUM)
    assert found is not None
    assert found.text == "The page"
    assert found.is_whole()


def test_a_changed_byte_is_seen(tmp_path):
    """A copy that somebody changed is no evidence."""
    found = kept(tmp_path, b"the Page").find(SUM)
    assert found is not None
    assert not found.is_whole()


def test_what_is_not_there_is_not_found(tmp_path):
    """Nor on a machine without the folder."""
    assert kept(tmp_path).find("0" * 64) is None
    assert not EvidenceFolder(tmp_path / "elsewhere").is_here


@pytest.mark.parametrize("name", ["../../etc", "A" * 64, "", "0" * 63])
def test_no_name_leads_out_of_the_folder(tmp_path, name):
    """A sum comes from a file that anybody may have written."""
    with pytest.raises(ValueError, match="no SHA-256"):
        EvidenceFolder(tmp_path).find(name)
