"""A count that goes on moving, without the time for which it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.wording import whole_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOVING = whole_words(
    "dead deaths? died killed injured wounded missing displaced evacuated arrest(?:s|ed) detained",
    "cases infected infections cancell?(?:ed|ations?) flights? blockades? closures? hectares?",
    "acres unemployed prisoners hostages refugees votes",
    "muert[oa]s? fallecid[oa]s? herid[oa]s? desaparecid[oa]s? desplazad[oa]s? evacuad[oa]s?",
    "detenid[oa]s? casos contagios cancelad[oa]s vuelos bloqueos cierres hectáreas rehenes votos",
)


def _find(examined: Examined) -> Iterator[Finding]:
    ledger = examined.publication.ledger(examined.document)
    if not ledger.facts:
        return
    used = {
        stretch.name
        for passage in examined.passages()
        for stretch in passage.stretches
        if stretch.kind == "fact"
    }
    for name in sorted(used):
        row = ledger.fact_row(name)
        if row is None or row.as_of is not None or row.compute:
            continue
        fact = ledger.facts[name.partition("/")[0]]
        said = " ".join([row.value, row.unit, fact.label.source, fact.id.replace("-", " ")])
        if found := _MOVING.search(said):
            yield Finding(
                at=row.place,
                message=f'"{name}" counts what goes on moving ({found[0]}), without a time',
                fix="add as_of: with the day, or the hour, for which it holds",
                words=name,
            )


CHECK = Check(
    code="fact/perishable",
    find=_find,
    explanation=(
        "A count that goes on moving, of the dead, of flights, of cases, is used without `as_of`."
    ),
)
