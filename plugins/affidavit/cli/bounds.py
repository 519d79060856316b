"""How far the commands go that ask the network: their options, and what these give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

AMOUNT = click.FloatRange(min=0, max=100_000)
_MEGABYTE = 1_000_000

Command = Callable[..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What the options of `bounded` say."""

    pause: float
    timeout: float
    max_size: float
    allow_private: bool

    @property
    def max_bytes(self) -> int:
        """The most bytes of one page."""
        return int(self.max_size * _MEGABYTE)


def bounded(*, timeout: float) -> Callable[[Command], Command]:
    """Give a command the options of `Bounds`, with these seconds unless it is told others."""
    options = (
        _amount("--pause", 2.0, "Seconds between two calls to a host."),
        _amount("--timeout", timeout, "Seconds for one address."),
        _amount("--max-size", 50.0, "Megabytes of one page."),
        click.option(
            "--allow-private", is_flag=True, help="Call machines of a private network as well."
        ),
    )

    def with_options(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return with_options


def _amount(name: str, default: float, text: str) -> Callable[[Command], Command]:
    return click.option(name, type=AMOUNT, default=default, show_default=True, help=text)
