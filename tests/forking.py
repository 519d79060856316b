"""Commands run in processes that begin with the packages already read.

A command of a newsroom reads for more than a second what it is made of, and then has little to do.
Each test runs a few. Here one process reads all that, once a worker, and each command is a copy of
it: with a memory, a folder, an environment and two outputs of its own, as if newly started.
"""

from __future__ import annotations

import functools
import multiprocessing
import os
import runpy
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from multiprocessing.context import ForkServerContext
from pathlib import Path

from affidavit.cli import main
from tests.hosting import PATIENCE, Ran, environment, run

READ = ("affidavit.cli", "affidavit.mkdocs.plugin", "mkdocs.commands.build")
AT_ITS_START = ("LANG", "LC_", "PYTHON")
"""How names of variables begin that a process reads at its start, and never again."""


@functools.cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*READ, __name__])
    return context


def command(
    program: str, *arguments: str, folder: Path, env: Mapping[str, str] | None = None
) -> Ran:
    """Run `affidavit`, `mkdocs` or `properdocs` to its end, both its outputs together.

    ProperDocs takes the place of MkDocs where that is not read yet, so it is started for itself.
    """
    if program == "properdocs" or any(name.startswith(AT_ITS_START) for name in env or {}):
        started = ["-c", "from affidavit.cli import main; main()"]
        how = started if program == "affidavit" else ["-m", program]
        return run([sys.executable, *how, *arguments], folder=folder, env=env)
    with tempfile.NamedTemporaryFile() as output:
        told = (program, arguments, folder, environment(env), output.name)
        process = _context().Process(target=_become, args=told)
        process.start()
        process.join(PATIENCE)
        if process.exitcode is None:
            process.kill()
            process.join()
            message = f"{program} {' '.join(arguments)} did not end"
            raise TimeoutError(message)
        text = Path(output.name).read_text(encoding="utf-8")
    return Ran(process.exitcode, text, folder / "site")


def _become(
    program: str, arguments: Sequence[str], folder: Path, env: Mapping[str, str], output: str
) -> None:
    """Be the command: what it prints goes to a file, and its end is the end of the process."""
    sink = os.open(output, os.O_WRONLY | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(sink, stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    sys.argv = [program, *arguments]
    sys.path.insert(0, "")
    if program == "affidavit":
        main()
    runpy.run_module(program, run_name="__main__", alter_sys=True)
