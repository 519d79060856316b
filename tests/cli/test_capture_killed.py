"""`affidavit capture`, killed at any point and run again, loses no copy and doubles none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from affidavit.evidence import EvidenceFolder
from tests.answering import answering, article, page
from tests.hosting import run
from tests.newsroom import Newsroom

# In a copy of the publication each: killed before its first change of a file, its second, and so
# on, then run to the end. Forks, so that Python starts once.
KILLED_EVERYWHERE = """\
import os, shutil, signal, sys
from itertools import count
from affidavit.cli import main
from affidavit.cli import capturing

ARGUMENTS = ["capture", "--allow-private", "--pause", "0"]
CHANGES = {"os.rename", "os.mkdir", "os.remove", "os.chmod", "os.rmdir"}

def killed_before(step, root):
    seen = 0
    def count_changes(event, arguments):
        nonlocal seen
        writes = event == "open" and isinstance(arguments[1], str) and arguments[1][0] in "wx"
        if (writes or event in CHANGES) and root in str(arguments[0]):
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count_changes)

def ends(root, step):
    child = os.fork()
    if not child:
        os.chdir(root)
        sys.stdout = sys.stderr = open(os.devnull, "w")
        killed_before(step, root)
        try:
            main(ARGUMENTS)
        finally:
            os._exit(9)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

for step in count(1, int(sys.argv[2])):
    root = f"{sys.argv[1]}-{step}"
    shutil.copytree(sys.argv[1], root)
    was_killed = ends(root, step) == -signal.SIGKILL
    ends(root, 0)
    if not was_killed:
        break
print(step)
"""
SOURCES = "# Ours\none: {url}a  # the first\n\n# end"
BIB = "@misc{{two, title = {{Book}}, url = {{{url}b}}}}\n"


@pytest.mark.parametrize(
    "apart", [pytest.param(4, id="some"), pytest.param(1, id="all", marks=pytest.mark.long)]
)
def test_a_kill_costs_one_request_at_most(publication: Callable[..., Newsroom], apart: int):
    """Before changes of files so far apart: each source has one copy, whole, noted once."""
    answers = {f"/{name}": page(article(title=name)) for name in "ab"}
    with answering(answers) as host:
        newsroom = publication(
            sources=SOURCES.format(url=host.url),
            files={"content/sources/x.bib": BIB.format(url=host.url)},
        )
        command = [sys.executable, "-c", KILLED_EVERYWHERE, str(newsroom.root), str(apart)]
        ran = run(command, folder=newsroom.root, patience=400)
        assert ran.code == 0, ran.output
        steps = int(ran.output)
        assert steps > 20
        assert len(host.asked) <= steps // apart * (len(answers) + 1)
    for step in range(1, steps + 1, apart):
        assert_whole(Path(f"{newsroom.root}-{step}"), SOURCES.format(url=host.url))


def assert_whole(root: Path, before: str) -> None:
    """Fail unless both copies are there and noted, and nothing else is."""
    text = (root / "content/sources/test.yml").read_text("utf-8")
    apart = (root / "content/sources/captures.yml").read_text("utf-8")
    sums = [line.split()[-1] for line in f"{text}\n{apart}".splitlines() if "sha256:" in line]
    evidence = EvidenceFolder(root.with_name(f"{root.name}-evidence"))
    assert len(sums) == len(set(sums)) == 2, root
    for sum_ in sums:
        kept = evidence.find(sum_)
        assert kept is not None, root
        assert kept.is_whole(), root
    folders = list(evidence.root.glob("captures/*/*"))
    assert sorted(folder.name for folder in folders) == sorted(sums), root
    assert {path.name for folder in folders for path in folder.iterdir()} == {
        "capture.wacz",
        "text.txt",
        "record.json",
    }, root
    assert sorted(path.name for path in (root / "content/sources").iterdir()) == [
        "captures.yml",
        "test.yml",
        "x.bib",
    ], root
    assert text.endswith("\n\n# end"), root
    assert [line for line in before.splitlines() if line not in text.splitlines()] == [
        before.splitlines()[1]
    ], root
