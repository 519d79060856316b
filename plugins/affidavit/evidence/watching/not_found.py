"""Tell a page that says it is not there, although the host calls it 200 OK."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from affidavit.evidence.contents import Contents
from affidavit.language import folded

FEW_WORDS = 200
"""A page that only says it is not there is short; an article that says so somewhere is long."""
ALIKE = 0.8
"""Share of words that two answers of a host to unknown addresses have in common."""
HALF = 0.5
SHELL = 30
"""Words; with fewer a page is a frame that scripts fill."""

_WHAT = r"(page|article|story|content|document|file|post|item|url)s?"
_SOUGHT = r"((you (are |were |re )?(looking|searching|asked)( for)?|(you )?requested) )?"
_SAYS_SO = re.compile(
    # Words without accents and apostrophes. English
    rf"{_WHAT} {_SOUGHT}(was |is |has been |could |can |may have been )?"
    r"(not (be )?(found|available)|no longer (available|exists?|here)|(been )?(removed|deleted))|"
    r"(can ?t|cannot|couldn t|could not) find (the|this|that|your|what)|page does(n t| not) exist|"
    r"(page|article|content) (isn t|is not) available|(error|http) 404|404 (error|not found)|"
    # Spanish, Catalan, Portuguese
    r"(pagina|contenido|articulo|nota|noticia) (que buscas? )?no (se )?(ha sido )?"
    r"(encontrad[oa]|encontro|existe|disponible|esta disponible)|ya no (existe|esta disponible)|"
    r"no (se )?(encontramos|encuentra|ha encontrado|hemos encontrado) (la|esta) pagina|"
    r"pagina no trobada|(pagina|conteudo|artigo) nao (foi )?encontrad[oa]|"
    # Italian, French, German
    r"pagina non trovata|(page|article|contenu) (introuvable|inexistante?|non trouvee?)|"
    r"page n existe (pas|plus)|seite (wurde )?nicht gefunden|"
    r"(seite|artikel) (existiert nicht|ist nicht mehr verfugbar)"
)
_TITLE = re.compile(rf"(\b404\b|{_SAYS_SO.pattern})")


@dataclass(frozen=True, slots=True)
class Unknown:
    """What a host answers to an address that nobody has made up before."""

    is_told: bool
    """Whether it says that there is no such page, by its status."""
    contents: Contents | None = None
    final_url: str = ""


def says_not_found(contents: Contents, *, title: str) -> bool:
    """Say whether a page says in its own words that it is not there.

    `title` is the source's: an article about pages that are not found is one.
    """
    if _TITLE.search(_words_of(title)):
        return False
    named = _words_of(contents.title)
    if _TITLE.search(named) and contents.words < 3 * FEW_WORDS:
        return True
    return contents.words < FEW_WORDS and _SAYS_SO.search(_words_of(contents.text)) is not None


def is_like(contents: Contents, unknown: Unknown, *, final_url: str, url: str) -> bool:
    """Say whether a page is what its host shows for any address that it does not know."""
    if unknown.is_told or unknown.contents is None:
        return False
    if unknown.final_url == final_url != url:
        return True
    ours, theirs = _Words(url), _Words(unknown.final_url)
    is_titled_alike = _shared(ours.of(contents.title), theirs.of(unknown.contents.title)) >= HALF
    return is_titled_alike and (
        _shared(ours.of(contents.text), theirs.of(unknown.contents.text)) >= ALIKE
    )


class _Words:
    """The words of a text but those of the address, which hosts print on such pages."""

    def __init__(self, url: str) -> None:
        self._address = set(_words_of(unquote(url)).split())

    def of(self, text: str) -> set[str]:
        return set(_words_of(text).split()) - self._address


def _shared(ours: set[str], theirs: set[str]) -> float:
    both = len(ours | theirs)
    return len(ours & theirs) / both if both else 1.0


def _words_of(text: str) -> str:
    """Return words only, without accents, in lower case."""
    return " ".join(re.findall(r"\w+", folded(text)))
