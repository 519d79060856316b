"""A packet on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from affidavit.articles.matter import Accepted
from affidavit.diagnostics import Diagnostic, Place
from affidavit.language import Words, date_text, direction
from affidavit.markdown import Passage
from affidavit.packet.packet import Packet
from affidavit.packet.reading import BLOCK
from affidavit.packet.statement import Basis, Statement
from affidavit.publication import Publication
from affidavit.publication.stories import Stories
from affidavit.render.desk_views import AcceptedLine, Fault
from affidavit.render.packet_views import (
    BasisLine,
    PacketView,
    PassageLine,
    Piece,
    StatementLine,
)


def as_html(packet: Packet, publication: Publication) -> str:
    """Return one file that needs nothing else, to be printed on A4 or Letter."""
    view = _Printer(packet, publication).view()
    return publication.templates.page(
        "affidavit/packet/packet.html", view, lang=packet.lang, href=lambda address: address
    )


class _Printer:
    """Makes the view of one packet."""

    def __init__(self, packet: Packet, publication: Publication) -> None:
        self._packet = packet
        self._publication = publication
        self._t = Words(packet.lang)

    def view(self) -> PacketView:
        packet, publication, t = self._packet, self._publication, self._t
        settings, stories = publication.settings, Stories(publication)
        today = settings.now.astimezone(publication.files.imprint.zone).date()
        by_passage: dict[int, list[Statement]] = {}
        for each in packet.statements:
            by_passage.setdefault(each.passage, []).append(each)
        return PacketView(
            title=packet.title,
            lang=packet.lang,
            direction="rtl" if direction(packet.lang) == "rtl" else "ltr",
            file=packet.article.file,
            standing=t(f"standing.{publication.standing(packet.article)}"),
            authors=", ".join(stories.names(packet.article.meta.authors)),
            made=date_text(today, packet.lang),
            passages=[
                self._passage(passage, by_passage.get(number, ()))
                for number, passage in enumerate(packet.passages)
            ]
            + self._blocks(by_passage.get(-1, ())),
            count=len(packet.statements),
            unsigned=len(packet.unsigned),
            faults=_faults(packet.findings),
            accepted=_accepted(packet.accepted),
        )

    def _passage(self, passage: Passage, statements: Sequence[Statement]) -> PassageLine:
        return PassageLine(
            where="" if passage.kind == "prose" else self._t(f"packet.where.{passage.kind}"),
            pieces=list(pieces_of(passage.text, statements)),
            statements=[self._line(each) for each in statements],
        )

    def _blocks(self, statements: Sequence[Statement]) -> list[PassageLine]:
        """Return what tiles, lists and large quotations print, if anything, in one."""
        if not statements:
            return []
        where = self._t(f"packet.where.{BLOCK}")
        return [
            PassageLine(
                where=where, pieces=(), statements=[self._line(each) for each in statements]
            )
        ]

    def _line(self, statement: Statement) -> StatementLine:
        names = Stories(self._publication).names([statement.signed_by])
        day = statement.signed_on and self._day(statement.signed_on)
        return StatementLine(
            number=statement.number,
            row=statement.mark,
            kind=self._t(f"packet.kind.{statement.kind}"),
            words=statement.words,
            id=statement.id,
            value=statement.value,
            status=self._t(f"packet.status.{statement.status}") if statement.status else "",
            place=self._place(statement.place),
            bases=[self._basis(each) for each in statement.bases],
            faults=_faults(statement.findings),
            accepted=_accepted(statement.accepted),
            signed=", ".join(filter(None, (*names, day))),
        )

    def _place(self, place: Place) -> str:
        """Return where it is typed; of the article's file, which stands at the top, the line."""
        is_own = place.file == self._packet.article.file
        return f"{place.line}:{place.column}" if is_own else str(place)

    def _basis(self, basis: Basis) -> BasisLine:
        copies = [
            f"{copy.format.upper()}, {self._day(copy.day)}: {copy.folder}" for copy in basis.copies
        ]
        named = ", ".join(filter(None, (basis.key, basis.locator)))
        return BasisLine(
            name=f"{named}: {basis.name}",
            title=basis.title,
            excerpt=basis.excerpt,
            speaker=basis.speaker,
            url=basis.url,
            kept=[*copies, *basis.archives],
        )

    def _day(self, iso: str) -> str:
        return date_text(date.fromisoformat(iso), self._packet.lang)


def pieces_of(text: str, statements: Sequence[Statement]) -> Iterable[Piece]:
    """Yield a text in pieces, cut wherever a statement begins or ends."""
    cuts = {0, len(text), *(at for each in statements for at in (each.start, each.end))}
    for start, end in pairwise(sorted(cuts)):
        yield Piece(
            text=text[start:end],
            is_said=any(each.start <= start and end <= each.end for each in statements),
            numbers=[each.number for each in statements if each.end == end],
        )


def _faults(found: Iterable[Diagnostic]) -> list[Fault]:
    return [
        Fault(
            place=str(each.place),
            severity=str(each.severity),
            code=str(each.code),
            message=each.message,
            fix=each.fix,
        )
        for each in found
    ]


def _accepted(accepted: Iterable[Accepted]) -> list[AcceptedLine]:
    return [
        AcceptedLine(
            check=str(each.check), at=str(each.at), reason=str(each.reason), by=str(each.by)
        )
        for each in accepted
    ]
