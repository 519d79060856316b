"""The words that a language has for numbers, and for what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from affidavit.language import folded
from affidavit.ledger.quantities.quantity import Bound

Phrase = tuple[str, ...]
"""Words in small letters without accents."""


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """What one language needs to read numbers. Every word is folded: small, without accents."""

    units: Mapping[str, int] = field(default_factory=dict)
    """From nought to where tens begin to be joined: nineteen, `veintinueve`."""
    tens: Mapping[str, int] = field(default_factory=dict)
    hundreds: Mapping[str, int] = field(default_factory=dict)
    """Hundreds that are one word: `doscientos`."""
    hundred: frozenset[str] = frozenset()
    """The word that multiplies what is before it by a hundred."""
    thousand: frozenset[str] = frozenset()
    scales: Mapping[str, int] = field(default_factory=dict)
    """Powers of ten of a million and above: `billones` is 12."""
    short_scales: Mapping[str, int] = field(default_factory=dict)
    """The same glued to digits or abbreviated: `bn`; with a currency also `m`."""
    joiner_in_tens: frozenset[str] = frozenset()
    """`treinta y siete`."""
    joiner: frozenset[str] = frozenset()
    """`two hundred and three`."""
    groups: Mapping[str, int] = field(default_factory=dict)
    """Counting words that take an article or a number: `dozen`."""
    plural_groups: Mapping[str, int] = field(default_factory=dict)
    """`dozens of`, `cientos de`: no figure, only at least two of them."""
    vague: frozenset[str] = frozenset()
    """Other words for an amount that nobody counted: `several`."""
    none: frozenset[str] = frozenset()
    """Words for none at all: `no`, `ningún`."""
    articles: frozenset[str] = frozenset()
    one: frozenset[str] = frozenset()
    """Words for one that are mostly a pronoun or an article."""
    half: frozenset[str] = frozenset()
    """Before a scale: `half a million`, `medio millón`."""
    and_a_half: frozenset[Phrase] = frozenset()
    shares: Mapping[Phrase, int] = field(default_factory=dict)
    """Denominators of one part: (`quarter`,): 4, (`cuarta`, `parte`): 4."""
    share_plurals: Mapping[Phrase, int] = field(default_factory=dict)
    half_of: frozenset[Phrase] = frozenset()
    """Whole phrases that are a half: `half of`, `la mitad`."""
    of: frozenset[str] = frozenset()
    out_of: frozenset[Phrase] = frozenset()
    """Between the parts of `one in three`."""
    percent: frozenset[Phrase] = frozenset()
    points: frozenset[Phrase] = frozenset()
    """`percentage points`: a unit of their own."""
    currencies: Mapping[Phrase, str] = field(default_factory=dict)
    bounds_before: Mapping[Phrase, Bound] = field(default_factory=dict)
    bounds_behind: Mapping[Phrase, Bound] = field(default_factory=dict)
    between: frozenset[str] = frozenset()
    and_: frozenset[str] = frozenset()
    """Between the ends of `between 3 and 5`."""
    to: frozenset[str] = frozenset()
    """Between the ends of `3 to 5`."""
    from_: frozenset[str] = frozenset()
    """Before two numbers that are no range: `from 3 to 5` is a change."""
    written: Mapping[Bound, str] = field(default_factory=dict)
    """How a bound is printed, with `{}` for the number and `{high}` for the end of a range."""
    written_scales: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """The word of a power of ten for one and for more: `millón`, `millones`."""
    written_currencies: Mapping[str, str] = field(default_factory=dict)
    """How a currency is printed that the text only named: `dollars` is `dólares`."""
    spans_of_time: frozenset[str] = frozenset()
    """Days, hours and their like: `4 in 10 days` is no share."""
    months: Mapping[str, int] = field(default_factory=dict)
    """Names of months and their abbreviations, each with its number."""
    months_are_capitalised: bool = False
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """Each with its number, Monday 0, as `date.weekday` has it."""
    rises: frozenset[str] = frozenset()
    """Words that say that something became more."""
    year_leads: frozenset[str] = frozenset()
    """Words after which four digits are a year: `in 2019`."""
    clock_leads: frozenset[str] = frozenset()
    clock_trails: frozenset[Phrase] = frozenset()
    age_leads: frozenset[Phrase] = frozenset()
    age_trails: frozenset[Phrase] = frozenset()
    age_groups: frozenset[str] = frozenset()
    """People of whom `over 65` is an age."""
    terms: frozenset[str] = frozenset()
    """Words that make `de 34 años` a duration and no age: `condena`."""
    ordinals: frozenset[str] = frozenset()
    ordinal_ends: frozenset[str] = frozenset()
    section_leads: frozenset[str] = frozenset()
    address_leads: frozenset[str] = frozenset()
    address_trails: frozenset[str] = frozenset()
    name_leads: frozenset[str] = frozenset()
    """Makers and kinds of things that are called by a number: `Boeing`, `Code`."""
    glued_units: frozenset[str] = frozenset()
    """Units that may follow digits without a space: `km`, `kg`."""
    pointing: frozenset[str] = frozenset()
    """Before a small number in words, these point back at what was counted: `the two`."""
    idioms: frozenset[Phrase] = frozenset()
    unit_stops: frozenset[str] = frozenset()
    """Words that are never a unit: prepositions, forms of `to be`."""

    @cached_property
    def telling(self) -> frozenset[str]:
        """Every word that something can begin with that is found in a text."""
        return self.counting | self.idioms_by_first.keys()

    @cached_property
    def counting(self) -> frozenset[str]:
        """The same without words that only idioms begin with, which stand in every sentence."""
        halves = {each[0] for each in self.half_of}
        return self.spelled | self.ordinals | halves | self.plural_groups.keys()

    @cached_property
    def spelled(self) -> frozenset[str]:
        """Every word that a spelled number can begin with."""
        words = {*self.units, *self.tens, *self.hundreds, *self.hundred, *self.thousand}
        return frozenset({*words, *self.half, *self.articles, *self.groups})

    @cached_property
    def idioms_by_first(self) -> Mapping[str, list[Phrase]]:
        """Idioms by their first word, the longest first."""
        return _by_word(self.idioms, 0)

    @cached_property
    def behind_by_first(self) -> Mapping[str, list[Phrase]]:
        """Bounds that stand behind a number by their first word, the longest first."""
        return _by_word(self.bounds_behind, 0)

    @cached_property
    def currencies_by_first(self) -> Mapping[str, list[Phrase]]:
        """Names of currencies by their first word, the longest first."""
        return _by_word(self.currencies, 0)

    @cached_property
    def after_article(self) -> frozenset[str]:
        """Words before which an article may begin what is found: `a hundred`, `a couple`."""
        bounds = {each[1] for each in self.bounds_with_article}
        shares = {each[0] for each in self.shares}
        idioms = {each[1] for each in self.idioms if each[0] in self.articles and len(each) > 1}
        few = {"couple", "handful", "pair", "par", "punado", *self.half}
        large = {*self.hundred, *self.thousand, *self.scales, *self.groups}
        return frozenset({*bounds, *shares, *idioms, *few, *large})

    @cached_property
    def bounds_by_last(self) -> Mapping[str, list[Phrase]]:
        """Bounds that stand before a number by their last word, the longest first."""
        return _by_word(self.bounds_before, -1)

    @cached_property
    def bounds_with_article(self) -> list[Phrase]:
        """Bounds whose first word may be taken for a number: `a minimum of`, `un máximo de`."""
        return [each for each in self.bounds_before if each[0] in self.articles]


def phrase(text: str) -> Phrase:
    """Return the folded words of a text: `más de` is (`mas`, `de`)."""
    return tuple(folded(text).split())


def phrases(text: str) -> frozenset[Phrase]:
    """Return the phrases that `|` divides."""
    return frozenset(phrase(part) for part in text.split("|") if part.strip())


def words(text: str) -> frozenset[str]:
    """Return the folded words of a text."""
    return frozenset(folded(text).split())


def counted(text: str, first: int = 0, by: int = 1) -> dict[str, int]:
    """Return words with the numbers they mean, counted up from the first."""
    return {word: first + by * index for index, word in enumerate(folded(text).split())}


def months(*texts: str) -> dict[str, int]:
    """Return names of months, January first, with their numbers; some texts hold short ones."""
    return {word: number for text in texts for word, number in counted(text, first=1).items()}


def bounds(**texts: str) -> dict[Phrase, Bound]:
    """Return phrases with their bound: `at_least="at least|a minimum of"`."""
    return {each: Bound[name.upper()] for name, text in texts.items() for each in phrases(text)}


def power(exponent: int) -> Decimal:
    """Return a power of ten, exactly."""
    return Decimal(1).scaleb(exponent)


def _by_word(phrases: Iterable[Phrase], which: int) -> dict[str, list[Phrase]]:
    """Return phrases by their first or last word, the longest first."""
    table: dict[str, list[Phrase]] = {}
    for each in sorted(phrases, key=len, reverse=True):
        table.setdefault(each[which], []).append(each)
    return table
