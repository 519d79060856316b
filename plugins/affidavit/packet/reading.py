"""The statements of an article, in the order of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace

from affidavit.articles import Article, Person
from affidavit.checks.names import Names
from affidavit.diagnostics import Place
from affidavit.ledger import ClaimRow, FactRow, Ledger
from affidavit.ledger.quantities import quantities_in
from affidavit.markdown import Passage, Stretch, plain_of
from affidavit.packet.basis import Shelf
from affidavit.packet.statement import Kind, Statement
from affidavit.publication import Publication

_QUOTATION = re.compile(
    '[\u201c\u201e"]([^\u201c\u201d\u201e"]{2,})[\u201d\u201c"]|\u00ab([^\u00bb]{2,})\u00bb'
)
BLOCK = "block"
"""Where something stands that no passage holds."""
_DATES = ("date", "year", "time")
_FIGURES = ("figure", "vague", "age")
_SPANS: Mapping[str, Kind] = {"fact": "fact", "claim": "claim", "quote": "quotation"}


@dataclass(frozen=True, slots=True)
class _Found:
    """Words that a statement is made of."""

    kind: Kind
    start: int
    end: int
    id: str = ""


class Reader:
    """Reads the statements of one article."""

    def __init__(self, publication: Publication, article: Article) -> None:
        """Take what they rest on: ledger, sources, people."""
        self._composed = publication.composed[article.path]
        self._passages = self._composed.passages
        self._lang = article.lang(publication.files.imprint)
        self._people: Mapping[str, Person] = publication.files.people
        self._names = Names(self._people)
        self._ledger: Ledger = publication.ledger(article)
        self._shelf = Shelf(publication, article)

    def statements(self) -> Iterator[Statement]:
        """Yield them as they are read, not numbered yet."""
        seen: Counter[tuple[str, ...]] = Counter()
        stated = set[tuple[str, str]]()
        for number, passage in enumerate(self._passages):
            for found in self._found(passage):
                statement = self._statement(number, passage, found)
                said = (statement.kind, statement.words, statement.sentence, statement.id)
                yield replace(statement, repeat=seen[said])
                seen[said] += 1
                stated.add((statement.kind, statement.id.partition("/")[0]))
                stated.add((statement.kind, statement.words.strip('“”"«» ')))
        yield from self._of_blocks(stated)

    def _of_blocks(self, stated: Container[tuple[str, str]]) -> Iterator[Statement]:
        """Yield what tiles, lists and large quotations print and no sentence says."""
        for view in self._composed.statements:
            id_ = view.name.partition("/")[0]
            if (view.word, id_) not in stated:
                entry = (self._ledger.facts if view.word == "fact" else self._ledger.claims)[id_]
                text = plain_of(view.text_html)
                yield self._of_block(view.word, view.value or text, text, entry.place, view.name)
        for printed in (each for entry in self._composed.sources for each in entry.quotes):
            quote, _ = self._shelf.quotation(printed.name)
            if quote and ("quotation", quote.text.source) not in stated:
                words = quote.text.source
                yield self._of_block("quotation", words, "", quote.place, printed.name)

    def _of_block(self, kind: Kind, words: str, sentence: str, place: Place, id_: str) -> Statement:
        statement = Statement(
            kind=kind,
            words=" ".join(words.split()),
            sentence=sentence,
            where=BLOCK,
            place=place,
            passage=-1,
            start=0,
            end=0,
            id=id_,
        )
        return self._rested(statement, [])

    def _found(self, passage: Passage) -> list[_Found]:
        """Return the words of a passage that say something, first to last, the longer first."""
        found = [
            _Found(_SPANS[each.kind], each.start, each.end, each.name)
            for each in passage.stretches
            if each.kind in _SPANS and each.end > each.start
        ]
        found += self._typed_quotations(passage, found)
        # A number in a fact or a quotation is checked with it; one in a claim stands for itself.
        whole = [each for each in found if each.kind != "claim"]
        numbers = self._numbers(passage)
        found += [each for each in numbers if not any(_within(each, other) for other in whole)]
        for each in self._names.named_in(passage.text):
            found.append(_Found("name", each.start, each.end, each.id))
        return sorted(found, key=lambda each: (each.start, -each.end))

    def _typed_quotations(self, passage: Passage, spans: list[_Found]) -> list[_Found]:
        """Return what stands between quotation marks and is bound to nothing."""
        bound = [each for each in spans if each.kind == "quotation"]
        found = [
            _Found("quotation", each.start(), each.end())
            for each in _QUOTATION.finditer(passage.text)
        ]
        return [each for each in found if not any(_touch(each, other) for other in bound)]

    def _numbers(self, passage: Passage) -> Iterator[_Found]:
        for each in quantities_in(passage.text, self._lang.partition("-")[0]):
            if each.kind in _DATES:
                yield _Found("date", each.start, each.end)
            elif each.kind in _FIGURES:
                yield _Found("figure", each.start, each.end)

    def _statement(self, number: int, passage: Passage, found: _Found) -> Statement:
        sentence = passage.sentence_at(found.start)
        statement = Statement(
            kind=found.kind,
            words=passage.text[found.start : found.end],
            sentence=sentence.text,
            where=passage.kind,
            place=passage.place(found.start),
            passage=number,
            start=found.start,
            end=found.end,
            id=found.id,
        )
        return self._rested(statement, list(sentence.stretches("citation", "quote")))

    def _rested(self, statement: Statement, cited: list[Stretch]) -> Statement:
        """Return it with what it rests on: its own record, else what its sentence cites."""
        if statement.is_of_ledger:
            return self._of_ledger(statement)
        if statement.kind == "quotation" and statement.id:
            quote, basis = self._shelf.quotation(statement.id)
            value = quote.text.source if quote else ""
            return replace(statement, value=value, bases=(basis,) if basis else ())
        bases = self._shelf.cited(cited)
        if statement.kind == "name":
            person = self._people[statement.id]
            own = self._shelf.named(str(each.source) for each in person.legal)
            return replace(statement, value=_described(person), bases=own or bases)
        return replace(statement, bases=bases)

    def _of_ledger(self, statement: Statement) -> Statement:
        ledger, value = self._ledger, ""
        row: FactRow | ClaimRow | None
        if statement.kind == "fact":
            fact = ledger.fact_row(statement.id)
            row = fact
            value = str(fact.value or f"= {fact.compute}") if fact else ""
        else:
            claim = ledger.claims.get(statement.id.partition("/")[0])
            row = ledger.claim_row(statement.id)
            value = claim.text.source if claim else ""
        if row is None:
            return statement
        basis = self._shelf.reference(row.source) if row.source else None
        return replace(
            statement,
            value=value,
            status=row.status,
            bases=(basis,) if basis else (),
            signed_by=row.checked_by,
        )


def _described(person: Person) -> str:
    """Return what people.yml says of somebody, in one line."""
    roles = ", ".join(str(role.role) for role in person.roles)
    legal = "; ".join(f"{each.status} ({each.date})" for each in person.legal)
    return " · ".join(part for part in (str(person.name), roles, legal) if part)


def _within(inner: _Found, outer: _Found) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _touch(one: _Found, other: _Found) -> bool:
    return one.start < other.end and other.start < one.end
