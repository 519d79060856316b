"""What a statement rests on, as a fact-checker looks it up."""

from __future__ import annotations

from collections.abc import Iterable

from affidavit.articles import Article
from affidavit.markdown import Stretch
from affidavit.packet.statement import Basis, Copy
from affidavit.publication import Publication
from affidavit.sources import Quote, Reference, Source, citation_name, parse_reference


class Shelf:
    """Finds the sources of one article."""

    def __init__(self, publication: Publication, article: Article) -> None:
        """Take the library, and the article whose own sources count too."""
        self._library = publication.library
        self._story = article.slug
        self._lang = article.lang(publication.files.imprint)
        self._people = publication.files.people
        self._cited = publication.cited(article)

    def cited(self, stretches: Iterable[Stretch]) -> tuple[Basis, ...]:
        """Return the sources that a sentence names, each once, in its order."""
        found = (self._of_stretch(each) for each in stretches)
        return tuple(dict.fromkeys(basis for several in found for basis in several))

    def named(self, references: Iterable[str]) -> tuple[Basis, ...]:
        """Return the sources that YAML names: `doj-2025, p. 3`."""
        found = (self.reference(each) for each in map(parse_reference, references) if each)
        return tuple(basis for basis in found if basis)

    def reference(self, reference: Reference) -> Basis | None:
        """Return one source, with where in it and the words written down of that place."""
        source = self._library.find(reference.key, story=self._story)
        if source is None:
            return None
        locator = reference.locator.text(self._lang) if reference.locator else ""
        quotes = list(source.quotes.values())
        here = [each for each in quotes if each.locator and each.locator == reference.locator]
        # What is cited without a place, and has but one quotation, was cited for that one.
        noted = here or (quotes if len(quotes) == 1 and not locator else [])
        return self._basis(source, locator=locator, quote=noted[0] if noted else None)

    def quotation(self, name: str) -> tuple[Quote | None, Basis | None]:
        """Return the words that `source/quote`, or a bare `quote`, names, and where they stand."""
        key, _, id_ = name.rpartition("/")
        source = self._library.find(key, story=self._story) if key else self._carrier(id_)
        quote = source.quotes.get(id_) if source else None
        if source is None or quote is None:
            return None, None
        locator = quote.locator.text(self._lang) if quote.locator else ""
        return quote, self._basis(source, locator=locator, quote=quote)

    def _carrier(self, quote: str) -> Source | None:
        """Return the source of the story that has a quotation of this name; cited ones first."""
        sources: list[Source] = [*self._cited, *self._library]
        for source in sources:
            if quote in source.quotes and source.story in (None, self._story):
                return source
        return None

    def _of_stretch(self, stretch: Stretch) -> Iterable[Basis]:
        if stretch.kind == "quote":
            _, basis = self.quotation(stretch.name)
            return (basis,) if basis else ()
        found = (self.reference(reference) for reference in stretch.references)
        return [basis for basis in found if basis]

    def _basis(self, source: Source, *, locator: str, quote: Quote | None) -> Basis:
        speaker = quote.speaker if quote else ""
        return Basis(
            key=source.key,
            name=citation_name(source, self._lang),
            title=source.title,
            locator=locator,
            excerpt=(quote.passage or quote.text.source) if quote else "",
            speaker=str(self._people[speaker].name) if speaker in self._people else speaker,
            url=source.url or "",
            copies=tuple(
                Copy(
                    format=copy.format,
                    day=copy.at.date().isoformat(),
                    folder=f"captures/{copy.sha256[:2]}/{copy.sha256}",
                )
                for copy in source.captures
            ),
            archives=source.archives,
        )
