"""An article's packet: its statements, numbered, with what the checks said and who signed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from affidavit.articles import Article
from affidavit.articles.matter import Accepted
from affidavit.diagnostics import Diagnostic
from affidavit.language.folding import folded
from affidavit.markdown import Passage
from affidavit.packet.reading import Reader
from affidavit.packet.statement import Statement
from affidavit.publication import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """Everything about one article that somebody has to look at."""

    article: Article
    title: str
    lang: str
    passages: Sequence[Passage]
    statements: Sequence[Statement]
    """In the order of the text, numbered from 1."""
    findings: Sequence[Diagnostic]
    """What the checks said that is at no statement's words."""
    accepted: Sequence[Accepted]
    """What was let stand that is at no statement's words."""

    @property
    def unsigned(self) -> Sequence[Statement]:
        """The statements that nobody has signed."""
        return [each for each in self.statements if not each.signed_by]


def packet_of(
    publication: Publication, article: Article, findings: Iterable[Diagnostic] = ()
) -> Packet:
    """Return the packet of an article; `findings` are what was said of any file."""
    passages = publication.composed[article.path].passages
    found = [each for each in findings if publication.is_of(each.place, article)]
    accepted = list(article.meta.accept)
    statements = []
    for number, read in enumerate(Reader(publication, article).statements(), start=1):
        passage = passages[read.passage] if read.passage >= 0 else None
        here = [each for each in found if _is_at(each, read, passage)]
        found = [each for each in found if each not in here]
        let = [each for each in article.meta.accept if each.at and _names(each, read)]
        accepted = [each for each in accepted if each not in let]
        noted = replace(read, number=number, findings=tuple(here), accepted=tuple(let))
        statements.append(_signed(noted, article))
    return Packet(
        article=article,
        title=publication.composed[article.path].title,
        lang=article.lang(publication.files.imprint),
        passages=passages,
        statements=statements,
        findings=found,
        accepted=accepted,
    )


def _is_at(found: Diagnostic, statement: Statement, passage: Passage | None) -> bool:
    """Say whether a finding is told at the words of a statement."""
    if passage is None:
        return found.place == statement.place
    if found.place.file != statement.place.file:
        return False
    return statement.place <= found.place <= passage.place(statement.end - 1)


def _names(accepted: Accepted, statement: Statement) -> bool:
    at, words = (f" {folded(' '.join(each.split()))} " for each in (accepted.at, statement.words))
    return at in words or words in at


def _signed(statement: Statement, article: Article) -> Statement:
    """Return a statement with who signed it in the front matter, unless the ledger says it."""
    if statement.signed_by or statement.is_of_ledger:
        return statement
    for each in article.meta.checked:
        if each.row == statement.mark:
            return replace(statement, signed_by=str(each.by), signed_on=each.on.isoformat())
    return statement
