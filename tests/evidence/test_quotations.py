"""Whether a quotation is in a text, and what the text has instead."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_param_files import ParamTestData

from affidavit.evidence.nearest_passage import nearest_passage
from affidavit.evidence.quotations import Passage, Quotation
from tests.reading import CASES

WORDS = ["the", "a", "plan", "was", "ready", "flights", "237 km", "1,250", "don’t", "Mexico", "más"]
WORDS += ["allá", "„quoted“", "well-known", "said", "no.", "yes,", "wait —", "so…"]
OTHERS = {"’": "’'‘", "„": "„“\"«'", "“": "“”\"»'", "—": "—–", "-": "-\u2010\u2011"}
texts = st.lists(st.sampled_from(WORDS), min_size=8, max_size=60)
chances = st.randoms(use_true_random=False)


@pytest.mark.param_file(CASES / "quotations.md")
def test_quotations(file_params: ParamTestData):
    """A writer reads whether the words are there, and else the nearest that are."""
    typed, copy = file_params.content.split("== copy\n")
    quotation, passage = Quotation(typed), Passage.of(copy)
    said = "found"
    if not quotation.occurs_in(passage):
        near = nearest_passage(quotation, passage)
        said = f"not found: {near}" if near else "not found"
    file_params.assert_expected(said, rstrip=True)


def _typeset(word: str, chance: random.Random) -> str:
    """Return a word as another program would have typeset it."""
    for sign, others in OTHERS.items():
        word = word.replace(sign, chance.choice(others))
    if word.isalpha() and len(word) > 3:
        middle = chance.choice(["", "\u00ad", "-\n", "\u200b"])
        word = word[:2] + middle + word[2:]
    return word.replace("á", chance.choice(["á", "a\u0301"])).replace(
        "…", chance.choice(["…", "..."])
    )


@given(texts, chances)
def test_any_excerpt_is_found_however_it_is_typeset(words, chance):
    """What is allowed to change changes in the copy and in what was typed."""
    copy = chance.choice([" ", "\n", "\u00a0", "\u2009 "]).join(
        _typeset(each, chance) for each in words
    )
    start = chance.randrange(len(words) - 5)
    excerpt = words[start : start + chance.randint(3, 20)]
    if len(excerpt) > 4:
        left_out = chance.choice(["…", "...", "[...]", "[…]", ". . ."])
        changed = {"left out": left_out, "replaced": "[something]", "added": f"{excerpt[2]} [sic]"}
        excerpt[2] = changed.get(chance.choice(["left out", "replaced", "added", ""]), excerpt[2])
    typed = " ".join(_typeset(each, chance) for each in excerpt).rstrip(".,—… ")
    typed = chance.choice(["{}", "“{}”", "«\u00a0{}\u00a0»", "'{}.'", "{},"]).format(typed)
    assert Quotation(typed).occurs_in(Passage.of(copy))


@given(texts, chances)
def test_an_altered_word_is_never_found(words, chance):
    """Whichever it is, wherever it stands."""
    excerpt = words[: chance.randint(3, 20)]
    excerpt[chance.randrange(len(excerpt))] = chance.choice(["never", "238", "Plans", "1,25"])
    assert not Quotation(" ".join(excerpt)).occurs_in(Passage.of(" ".join(words)))


@given(texts, chances, chances)
def test_typesetting_leaves_the_fingerprint_alone(words, one, other):
    """What was found once need not be looked for again where only its quotation marks changed."""
    first = Quotation(" ".join(_typeset(each, one) for each in words))
    second = Quotation("\n".join(_typeset(each, other) for each in words))
    assert first.fingerprint == second.fingerprint
    assert first.fingerprint != Quotation(" ".join([*words, "not"])).fingerprint


def test_brackets_between_words_that_repeat_are_looked_for_once_each():
    """A text of one word over and over does not make a check hang."""
    typed = " ".join(["[a] the"] * 12) + " end"
    assert not Quotation(typed).occurs_in(Passage.of("the " * 20_000))


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_read(copy, typed):
    """Whatever a page holds; and a text that is quoted whole is in itself."""
    passage = Passage.of(copy)
    Quotation(typed).occurs_in(passage)
    nearest_passage(Quotation(typed), passage)
    assert not any(sign < " " for sign in passage.text)
