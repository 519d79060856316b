"""What publication.yml wants signed before readers see it, and what was signed and changed."""

from __future__ import annotations

from collections.abc import Iterator

from affidavit.checks import Check, Examined, Finding
from affidavit.diagnostics import Place
from affidavit.packet.packet import packet_of


def _missing(examined: Examined) -> Iterator[Finding]:
    publication, article = examined.publication, examined.article
    if article is None or publication.standing(article) == "draft":
        return
    wanted = publication.files.imprint.sign_off_of(article.meta.kind)
    if wanted == "none":
        return
    rows = packet_of(publication, article).statements
    asked = [each for each in rows if wanted == "all" or each.is_of_ledger]
    left = [each for each in asked if not each.signed_by]
    if left:
        what = "statements" if wanted == "all" else "facts and claims"
        yield Finding(
            at=article.value_places.get("title", Place(article.file)),
            message=(
                f"nobody has signed {len(left)} of the {len(asked)} {what} that publication.yml"
                f' wants signed, the first of them "{left[0].words}"'
            ),
            fix=f"affidavit packet {article.slug}",
        )


def _changed(examined: Examined) -> Iterator[Finding]:
    article = examined.article
    if article is None or not article.meta.checked:
        return
    marks = {each.mark for each in packet_of(examined.publication, article).statements}
    for each in article.meta.checked:
        if each.row not in marks:
            yield Finding(
                at=each.row.place,
                message=f'what {each.by} signed has changed since: "{each.words or each.row}"',
                fix="delete the entry, and have the new words checked",
                words=str(each.words),
            )


MISSING = Check(
    code="sign-off/missing",
    find=_missing,
    weight="error",
    explanation="`sign_off` of publication.yml wants statements signed that nobody has signed yet.",
)
CHANGED = Check(
    code="sign-off/changed",
    find=_changed,
    weight="warning",
    explanation=(
        "Words that somebody signed in the packet are others now, so that nobody has signed them."
    ),
)
