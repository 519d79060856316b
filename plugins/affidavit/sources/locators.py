"""Where in a source: `p. 3`, `pp. 33-35, 40`, `ch. 2, sec. 1`, `at 12:30`, in any known wording."""

from __future__ import annotations

import re
from dataclasses import dataclass

from affidavit.language import Words

# CSL's locator terms (https://docs.citationstyles.org/en/stable/specification.html#locators), with
# rows, sheets and slides for data and talks; each with what English and Spanish writers type.
_TERMS = {
    "act": "act acts acto actos",
    "appendix": "appendix appendices app apps ap aps apéndice anexo anexos annex",
    "article": "article articles art arts artículo artículos",
    "book": "book books bk bks libro libros lib libs",
    "chapter": "chapter chapters ch chs chap chaps capítulo capítulos cap caps",
    "column": "column columns col cols columna columnas",
    "equation": "equation equations eq eqs ecuación ecuaciones ec ecs",
    "figure": "figure figures fig figs figura figuras gráfico gráfica graphic chart",
    "folio": "folio folios fol fols foja fojas",
    "issue": "issue issues number no nos número núm núms",
    "line": "line lines l ll línea líneas",
    "note": "note notes n nn nota notas",
    "page": "page pages p pp pg pgs página páginas pág págs",
    "paragraph": "paragraph paragraphs para paras par párrafo párrafos párr párrs ¶ ¶¶",
    "part": "part parts pt pts parte partes",
    "row": "row rows fila filas",
    "scene": "scene scenes sc scs escena escenas esc",
    "section": "section sections sec secs sect sección secciones § §§",
    "sheet": "sheet sheets hoja hojas",
    "slide": "slide slides diapositiva diapositivas",
    "table": "table tables tabla tablas cuadro cuadros",
    "timestamp": "at timestamp time times min minute minutes minuto minutos",
    "verse": "verse verses v vv verso versos",
    "volume": "volume volumes vol vols volumen volúmenes tomo tomos",
}
_LABELS = {word: label for label, words in _TERMS.items() for word in words.split()}
_BY_LENGTH = sorted(_LABELS, key=len, reverse=True)
_LABEL = re.compile(
    rf"(?P<word>{'|'.join(map(re.escape, _BY_LENGTH))})(?P<end>\.|(?=[\s\d]))\s*", re.IGNORECASE
)
# A word of a value: it holds a digit, or is a Roman number, perhaps in a range or in parentheses.
# A sign at its end belongs to what follows. After a label one letter will do: `app. A`.
_NUMBERED = r"[\w(]*\d[\w()]*(?:[-–—:./#]+[\w()]+)*"
_ROMAN = r"\(?[ivxlcdm]+\)?(?:[-–—]+\(?[ivxlcdm]+\)?)?(?![\w'’])"
_WORD = re.compile(rf"{_NUMBERED}|{_ROMAN}", re.IGNORECASE)
_LETTER = re.compile(r"[A-Z](?![\w'’])")
_SEPARATOR = re.compile(r"\s*(?:,|&|\band\b|\by\b)\s*")
_RANGE = re.compile(r"(?<=[\w)])\s*(?:-{1,3}|[–—])\s*(?=[\w(])")


@dataclass(frozen=True, slots=True)
class LocatorPart:
    """One step into a source."""

    label: str
    """CSL's term, or `row`, `sheet`, `slide`: `page`, `paragraph`."""
    value: str
    """As it was written: `33-35, 40`."""

    @property
    def is_plural(self) -> bool:
        """Whether it names several: `33-35`, `3, 5`."""
        is_range = self.label != "timestamp" and bool(_RANGE.search(self.value))
        return is_range or bool(_SEPARATOR.search(self.value))


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in a source, from the large to the small: `vol. 2, p. 5` has two parts."""

    parts: tuple[LocatorPart, ...]

    @property
    def written(self) -> str:
        """In a form that `parse_locator` reads back, whatever the language."""
        return ", ".join(f"{_TERMS[part.label].split()[0]} {part.value}" for part in self.parts)

    def text(self, lang: str) -> str:
        """As readers see it in `lang`: `pp. 33–35`, `párr. 2`."""
        t = Words(lang)
        return ", ".join(
            t(
                f"locator.{part.label}.{'other' if part.is_plural else 'one'}",
                value=_RANGE.sub("–", part.value),
            )
            for part in self.parts
        )


def parse_locator(text: str) -> tuple[Locator | None, str]:
    """Split what follows a key into where in the source, and the words after that.

    A number without a label is a page, as in Pandoc. Braces say exactly what the locator is:
    `{ch. 2, sec. 1}, and elsewhere`; empty ones that there is none. Never raises.
    """
    start = len(text) - len(text.lstrip(", \t\n"))
    if text[start : start + 1] == "{":
        return _explicit(text, start)
    parts, end = _read_parts(text, start)
    if not parts or _cuts_a_word(text, end):
        return None, text.strip()
    return Locator(tuple(parts)), text[end:].strip()


def _explicit(text: str, start: int) -> tuple[Locator | None, str]:
    end = text.find("}", start)
    if end < 0:
        return None, text.strip()
    inside, after = text[start + 1 : end].strip(), text[end + 1 :].strip()
    parts, stop = _read_parts(inside, 0)
    if inside and (not parts or stop < len(inside)):
        label = _LABEL.match(inside)
        parts = [_exact_part(inside, label)]
    return (Locator(tuple(parts)) if parts else None), after


def _exact_part(inside: str, label: re.Match[str] | None) -> LocatorPart:
    """Return what braces hold as one part, whatever its value looks like."""
    if label is None or not inside[label.end() :]:
        return LocatorPart("page", inside)
    return LocatorPart(_LABELS[label["word"].lower()], inside[label.end() :])


def _read_parts(text: str, at: int) -> tuple[list[LocatorPart], int]:
    """Read labelled values from `at` on; return them and where the last one ended."""
    parts, end = list[LocatorPart](), at
    while True:
        label = _LABEL.match(text, at)
        if label is None and parts:
            return parts, end
        start = label.end() if label else at
        stop = _value_end(text, start, labelled=label is not None)
        if stop == start:
            return parts, end
        name = _LABELS[label["word"].lower()] if label else _unlabelled(text[start:stop])
        parts.append(LocatorPart(name, text[start:stop]))
        comma = re.compile(r"\s*,?\s*").match(text, stop)
        end, at = stop, comma.end() if comma else stop


def _unlabelled(value: str) -> str:
    """Return what a value without a label is: `12:30` is a time, all else a page."""
    return "timestamp" if re.match(r"\d+(?::\d\d){1,2}\b", value) else "page"


def _value_end(text: str, start: int, *, labelled: bool) -> int:
    """Return where the value that starts at `start` ends; `start` itself where there is none."""
    at = end = start
    while True:
        found = _WORD.match(text, at) or (_LETTER.match(text, at) if labelled else None)
        if found is None or (not labelled and not re.search(r"\d", found[0])):
            return end
        end = _range_end(text, found.end())
        separator = _SEPARATOR.match(text, end)
        if separator is None:
            return end
        at = separator.end()


def _range_end(text: str, end: int) -> int:
    """Take in a range written with spaces: `33 - 35`."""
    spaced = re.compile(rf"\s+[-–—]+\s+(?:{_NUMBERED}|{_ROMAN})", re.IGNORECASE).match(text, end)
    return spaced.end() if spaced else end


def _cuts_a_word(text: str, end: int) -> bool:
    return bool(re.compile(r"\w").match(text, end))
