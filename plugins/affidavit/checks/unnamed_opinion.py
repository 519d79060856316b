"""What somebody without a name thinks of others. Facts need shelter at times; opinions do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.wording import whole_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPINION = whole_words(
    "thinks? thought believes? believed feels? felt considers? considered",
    "in_(?:his|her|their)_(?:view|opinion) critici[sz]e[sd]? prais(?:es|ed) mocked",
    "condemn(?:s|ed) denounc(?:es|ed) opina opin[oó] cree creía piensa pensaba",
    "considera consider[oó] a_su_juicio critic[oóa] elogi[oóa] tach[oóa]_de",
    "calific[oóa]_(?:a|de)",
)


def _find(examined: Examined) -> Iterator[Finding]:
    unnamed = {source.key for source in examined.sources if source.is_unnamed}
    if not unnamed:
        return
    for sentence in examined.sentences:
        keys = {key for each in sentence.stretches("citation") for key, _ in each.cited}
        if keys and keys <= unnamed and (found := _OPINION.search(sentence.text)):
            at = sentence.passage.text.index(sentence.text, sentence.start) + found.start()
            yield Finding(
                at=sentence.passage.place(at),
                message=f'"{found[0]}" gives the opinion of somebody whom readers cannot weigh',
                fix="print what they know and leave out what they think, or name them",
                words=sentence.text,
            )


CHECK = Check(
    code="source/unnamed-opinion",
    find=_find,
    explanation=(
        "A sentence rests on an unnamed source alone and says what that person thinks of "
        "somebody. Who risks something for a fact may need shelter; nobody needs it to praise "
        "or blame."
    ),
)
