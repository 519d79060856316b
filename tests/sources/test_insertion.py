"""A command adds to a writer's file of sources, and every other sign of it stays."""

from __future__ import annotations

import difflib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from affidavit.diagnostics import Report
from affidavit.located import plain, read_yaml
from affidavit.sources.insertion import CannotInsertError, with_item

ITEM = {"sha256": "a" * 64, "at": "2026-11-24T10:05:12Z", "format": "wacz"}
WORDS = st.text(st.sampled_from("abc éß日🙂'x"), min_size=1, max_size=12).map(
    lambda text: f"t{text}t"
)


@st.composite
def values(draw: st.DrawFn, indent: int) -> str:
    """Return a value as people type one: bare, quoted, over several lines; perhaps a comment."""
    words, deeper = draw(WORDS), " " * (indent + 2)
    kind = draw(st.sampled_from(["bare", "single", "double", "folded", "block", "keep", "strip"]))
    if kind in ("block", "folded", "keep", "strip"):
        sign = {"block": "|", "folded": ">", "keep": "|+", "strip": ">-"}[kind]
        rows = [f"{deeper}{draw(WORDS)}" for _ in range(draw(st.integers(1, 3)))]
        return "\n".join([sign, *rows, *[""] * draw(st.integers(0, 2))])
    quoted = {"bare": words, "single": "'" + words.replace("'", "''") + "'", "double": f'"{words}"'}
    typed = quoted[kind].replace(" ", f"\n{deeper}", 1) if draw(st.booleans()) else quoted[kind]
    return typed + draw(st.sampled_from(["", "", "  # mine", " # a: b"]))


@st.composite
def captures(draw: st.DrawFn, indent: int) -> str:
    """Return copies that are noted already, in the ways that lists are typed."""
    dash = " " * (indent + draw(st.sampled_from([0, 2, 4])))
    return draw(
        st.sampled_from(
            [
                "",
                "  # none yet",
                " []",
                " [{sha256: b, at: c}]",
                " [\n" + dash + "  {sha256: b}, # first\n" + dash + "  ]",
                f"\n{dash}- sha256: b\n{dash}  at: c",
                f"\n{dash}- sha256: b\n{dash}  at: c # then\n\n{dash}# and\n{dash}-   sha256: d",
                f"\n{dash}- {{sha256: b}}",
            ]
        )
    )


@st.composite
def entries(draw: st.DrawFn, key: str) -> str:
    """Return a source under its key."""
    address = draw(st.sampled_from(["https://a.example/x", "'https://a.example/x'"]))
    kind = draw(st.sampled_from(["address", "below", "flow", "mapping", "mapping"]))
    comment = draw(st.sampled_from(["", "  # why"]))
    if kind == "address":
        return f"{key}: {address}{comment}"
    if kind == "below":
        return f"{key}:{comment}\n    {address}"
    if kind == "flow":
        more = draw(
            st.sampled_from(["", ",", ", captures: []", ", captures: [{sha256: b}]", ", note: x y"])
        )
        return f"{key}: {{url: {address}{more}}}{comment}"
    indent = draw(st.sampled_from([1, 2, 4]))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    rows = [f"{key}:{comment}"]
    for name in names:
        value = (
            captures(indent) if name == "captures" else values(indent).map(lambda text: f" {text}")
        )
        value = st.just(f"\n{' ' * (indent + 1)}a: {{text: b}}") if name == "quotes" else value
        rows += [f"{' ' * indent}{name}:{draw(value)}"]
        rows += [draw(st.sampled_from(["", "# left", f"{' ' * indent}# inside"]))] * draw(
            st.integers(0, 1)
        )
    return "\n".join(rows)


NAMES = ["title", "url", "lang", "captures", "quotes", "note", "desk"]


@st.composite
def files(draw: st.DrawFn) -> tuple[str, str]:
    """Return a file of sources, and a key in it."""
    keys = draw(
        st.lists(st.sampled_from(["a", "b-2", '"c"', "doe2020", "ñu"]), min_size=1, unique=True)
    )
    parts = [draw(entries(key)) for key in keys]
    gap = draw(st.sampled_from(["\n", "\n\n", "\n\n# ---\n"]))
    text = draw(st.sampled_from(["", "# Sources\n\n", "---\n"])) + gap.join(parts)
    text += draw(st.sampled_from(["", "\n", "\n\n", "\n# end", "\n# end\n"]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return draw(st.sampled_from(["", "\ufeff"])) + text, draw(st.sampled_from(keys)).strip('"')


def is_readable(file: tuple[str, str]) -> bool:
    """Say whether a drawn file is YAML: what writers cannot read is not ours to add to."""
    try:
        return isinstance(yaml.safe_load(file[0].removeprefix("\ufeff")), dict)
    except yaml.YAMLError:
        return False


def read(text: str) -> dict[str, object]:
    """Return what the publication reads in a file."""
    report = Report()
    found = plain(
        read_yaml(text.removeprefix("\ufeff").replace("\r\n", "\n"), file="x", report=report)
    )
    assert not report.errors
    return found


def with_entry(before: dict[str, object], key: str) -> dict[str, object]:
    """Return what a file says with one copy more."""
    entry = before[key] if isinstance(before[key], dict) else {"url": before[key]}
    return {**before, key: {**entry, "captures": [*(entry.get("captures") or []), ITEM]}}


@given(files().filter(is_readable))
def test_nothing_is_changed_but_what_is_added(file):
    """Signs are only put in, in the end the list has one item more, and all else reads the same."""
    text, key = file
    new = with_item(text, key=key, field="captures", item=ITEM)
    changes = difflib.SequenceMatcher(None, text, new, autojunk=False).get_opcodes()
    assert {tag for tag, *_ in changes} <= {"equal", "insert"}
    after = read(new)
    assert after in [with_entry(read(old), key) for old in (text, f"{text}\n")]
    assert ("\r\n" in new) == ("\r\n" in text)
    assert new.replace("\r\n", "").count("\r") == 0
    assert "\r\n" not in text or new.count("\n") == new.count("\r\n")


@given(files().filter(is_readable))
def test_only_lines_are_added_to_an_entry_of_lines(file):
    """A diff of the file shows the added lines and no other."""
    text, key = file
    entry = yaml.safe_load(text.removeprefix("\ufeff"))[key]
    line = next(each for each in text.splitlines() if each.strip('"\ufeff').startswith(key))
    if not isinstance(entry, dict) or "{" in line or entry.get("captures") == [] or "[" in text:
        return
    new = with_item(text, key=key, field="captures", item=ITEM)
    old_lines, new_lines = text.splitlines(), new.splitlines()
    added = len(new_lines) - len(old_lines)
    same = next(
        (n for n, pair in enumerate(zip(old_lines, new_lines, strict=False)) if pair[0] != pair[1]),
        len(old_lines),
    )
    assert added in (3, 4)
    assert new_lines[:same] + new_lines[same + added :] == old_lines


@pytest.mark.parametrize(
    "text",
    [
        "a: &one\n  title: T\nb: *one\n",
        "a: &one\n  title: T\nb:\n  <<: *one\n",
        "b: &one https://b.example\na: *one\nc: &two {title: x}\nd: *two\n",
        "{a: https://a.example}\n",
        "a: https://a.example\n---\na: b\n",
        "a: [\n",
        "a:\n  captures: text\n",
        "a:\n",
        "- a\n",
        "b: c\n",
    ],
)
def test_what_cannot_be_added_to_is_left(text):
    """Where another source would change too, or the entry is of no kind we know."""
    try:
        new = with_item(text, key="a", field="captures", item=ITEM)
    except CannotInsertError:
        return
    assert "*one" in text
    assert new.startswith("b: &one https://b.example\na:\n  url: *one\n  captures:")


@pytest.mark.parametrize(
    "by", ["Ana Ruiz", "A: b", "yes", "# x", "'", '"\n', "2026", "{a}", "- x", "é, ñ"]
)
@pytest.mark.parametrize(
    "text", ["a: https://a.example\n", "a: {url: https://a.example}\n", "a: [{x: y}]\n"]
)
def test_what_people_say_is_quoted_where_it_must_be(text, by):
    """A name may hold what YAML reads as something else."""
    item = {**ITEM, "by": by}
    new = with_item(text, key="a", field=None if "[" in text else "captures", item=item)
    found = yaml.load(new, Loader=yaml.BaseLoader)["a"]  # noqa: S506 - texts only
    assert (found if "[" in text else found["captures"])[-1] == item


@pytest.mark.parametrize("text", ["", "# mine\n", "b:\n  - sha256: c", "b:\r\n  - sha256: c\r\n"])
def test_a_list_that_is_not_there_yet_starts_at_the_end(text):
    """As `captures.yml` does for its first copy, and for each source's first."""
    new = with_item(text, key="doe:2020/a", field=None, item=ITEM)
    assert new.startswith(text)
    assert read(new) == {**(read(text) or {}), "doe:2020/a": [ITEM]}
