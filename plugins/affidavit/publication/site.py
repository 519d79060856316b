"""What every page says of the publication itself: masthead, menus, footer."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import escape

from affidavit.articles import MenuItem
from affidavit.publication.addresses import SOURCES
from affidavit.publication.loading import Publication
from affidavit.render.views import Link, Site


def site_view(publication: Publication, href: Callable[[str], str]) -> Site:
    """Return it as seen from the page from which `href` leads to an address from the root."""
    imprint = publication.files.imprint
    contact = imprint.report_error
    report = None if contact is None else str(contact)
    if report and "@" in report and not report.startswith("mailto:"):
        report = f"mailto:{report}"

    def links(items: Iterable[MenuItem]) -> list[Link]:
        return [
            Link(text=item.text, href=_leads(str(item.to), publication, href)) for item in items
        ]

    return Site(
        name=str(imprint.name),
        tagline=imprint.tagline.source,
        home=href(""),
        menu=links(imprint.menu),
        about=links(imprint.about),
        sources=href(f"{SOURCES}/") if publication.has_sources else "",
        report_error=report,
        footer_html=escape(imprint.footer.source),
    )


def _leads(to: str, publication: Publication, href: Callable[[str], str]) -> str:
    if "://" in to or to.startswith("#"):
        return to
    path, _, fragment = to.partition("#")
    path = path.lstrip("/")
    target = publication.addresses.url(path) if path.endswith(".md") else path
    return href(target) + (f"#{fragment}" if fragment else "")
