"""English words for numbers. Billions are 10 to the ninth, as in every newspaper of today."""

from __future__ import annotations

from affidavit.ledger.quantities.quantity import Bound
from affidavit.ledger.quantities.vocabulary import (
    Vocabulary,
    bounds,
    counted,
    months,
    phrase,
    phrases,
    words,
)

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen"""
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_PARTS |= {"eighth": 8, "ninth": 9, "tenth": 10}

ENGLISH = Vocabulary(
    units=counted(_UNITS),
    tens=counted("twenty thirty forty fifty sixty seventy eighty ninety", first=20, by=10),
    hundred=words("hundred"),
    thousand=words("thousand"),
    scales={"million": 6, "billion": 9, "trillion": 12, "quadrillion": 15},
    short_scales={"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "tn": 12, "trn": 12},
    joiner=words("and"),
    groups={"dozen": 12},
    plural_groups={
        "dozens": 12,
        "scores": 20,
        "hundreds": 100,
        "thousands": 1000,
        "millions": 10**6,
        "billions": 10**9,
        "trillions": 10**12,
        "tens": 10,
    },
    articles=words("a an"),
    one=words("one"),
    half=words("half"),
    and_a_half=phrases("and a half|and one half"),
    shares={(word,): parts for word, parts in _PARTS.items()},
    share_plurals={(f"{word}s",): parts for word, parts in _PARTS.items() if word != "half"},
    half_of=phrases("half"),
    of=words("of the its their his her our these those this that"),
    out_of=phrases("in|out of|in every|out of every"),
    percent=phrases("percent|per cent|pct"),
    points=phrases("percentage points|percentage point"),
    currencies={
        phrase(text): code
        for text, code in {
            "dollars": "dollars",
            "dollar": "dollars",
            "us dollars": "USD",
            "usd": "USD",
            "u s dollars": "USD",
            "american dollars": "USD",
            "canadian dollars": "CAD",
            "mexican pesos": "MXN",
            "mxn": "MXN",
            "pesos": "pesos",
            "peso": "pesos",
            "euros": "EUR",
            "euro": "EUR",
            "eur": "EUR",
            "gbp": "GBP",
            "yen": "JPY",
            "pounds sterling": "GBP",
        }.items()
    },
    bounds_before=bounds(
        at_least="at least|no fewer than|no less than|not less than|not fewer than|a minimum of"
        "|at a minimum|as few as",
        more_than="more than|over|above|upwards of|upward of|in excess of|exceeding|greater than"
        "|well over|far more than|well above|much more than",
        at_most="at most|up to|as many as|as much as|no more than|not more than|a maximum of",
        less_than="less than|fewer than|under|below|well under|far fewer than|far less than",
        about="about|around|approximately|roughly|some|circa|an estimated|close to|estimated"
        "|or so|more or less",
        nearly="nearly|almost|just under|a little under|slightly under|slightly less than"
        "|slightly fewer than|just below|not quite",
        just_over="just over|a little over|slightly over|slightly more than|just more than"
        "|a little more than|just above",
        exactly="exactly|precisely",
    ),
    bounds_behind=bounds(
        at_least="or more|or over|or above|and more|plus|and over|and up|or greater|or higher",
        at_most="or fewer|or less|or under|or lower|and under",
        about="or so|or thereabouts",
    ),
    between=words("between"),
    and_=words("and"),
    to=words("to"),
    from_=words("from"),
    written={
        Bound.AT_LEAST: "at least {}",
        Bound.MORE_THAN: "more than {}",
        Bound.AT_MOST: "at most {}",
        Bound.LESS_THAN: "less than {}",
        Bound.ABOUT: "about {}",
        Bound.NEARLY: "nearly {}",
        Bound.JUST_OVER: "just over {}",
        Bound.BETWEEN: "between {} and {high}",
    },
    written_scales={
        12: ("trillion", "trillion"),
        9: ("billion", "billion"),
        6: ("million", "million"),
    },
    spans_of_time=words(
        "second seconds minute minutes hour hours day days night nights week weeks weekend month"
        " months quarter quarters year years decade decades century centuries"
    ),
    months=months(
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    | {"sept": 9},
    months_are_capitalised=True,
    vague=words("tens several"),
    none=words("no none nobody zero nil"),
    rises=words("rose rise rises rising up grew grow grows increased increase climbed gained"),
    weekdays=counted("monday tuesday wednesday thursday friday saturday sunday"),
    year_leads=words(
        "in since until till by during before after from year years early late mid through"
        " throughout circa fy fiscal summer spring autumn winter fall of"
    ),
    clock_leads=words("at by until from around about before after since"),
    clock_trails=phrases(
        "am|pm|a m|p m|o clock|gmt|utc|in the morning|in the evening"
        "|in the afternoon|at night|at eight in the evening"
    ),
    age_leads=phrases("aged|age|ages|at the age of|turned|turns|turning"),
    age_trails=phrases("years old|year old|years of age|years olds|year olds|months old|month old"),
    age_groups=words(
        "people persons person children those anyone adults minors women men girls boys everyone"
        " patients voters residents citizens"
    ),
    ordinals=words(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        " thirtieth fortieth fiftieth hundredth thousandth firstly secondly thirdly"
    ),
    ordinal_ends=words("st nd rd th"),
    section_leads=words(
        "section sections article articles art arts page pages p pp chapter chapters ch figure"
        " figures fig figs table tables paragraph paragraphs para paras clause clauses rule rules"
        " part parts title volume vol update phase step steps resolution footnote note notes item"
        " appendix annex schedule exhibit no nos number question point case count line lines row"
        " column version bill file docket order form stage level category day week episode season"
        " game round flight psalm sonnet symphony op opp opus pitch grades assumption"
        " amendment proposition principle directive regulation convention protocol option group"
        " team class grade tier zone area ward precinct lot unit lane box act scene verse"
    ),
    address_leads=words(
        "highway route road interstate freeway motorway motorways street avenue km kilometre"
        " kilometer mile milepost exit apartment apt suite room floor zip gate runway terminal"
        " pier platform building flat block district postcode"
    ),
    address_trails=words(
        "street st avenue ave road rd boulevard blvd drive lane square court place parkway highway"
    ),
    name_leads=words(
        "boeing airbus code covid apollo windows formula catch studio channel group area fifty"
        " embraer cessna antonov tupolev type model mark series bell learjet black iphone galaxy"
        " sputnik expo agenda vision chapter euro xbox playstation region nokia android ios office"
    ),
    glued_units=words(
        "km m cm mm kg g mg t l ml ha mw gw kw kwh mwh twh gb mb tb kb mph kph hz khz mhz ghz h hr"
        " hrs min mins s sec lb lbs oz ft in sq x"
    ),
    pointing=words("the these those both its their his her our other last next my your same"),
    idioms=phrases(
        "one another|one in a million|five star|four star|three star"
        "|one by one|two by two|on the one hand|one hand|one day|one thing|square one"
        "|number one|day one|ten to one|one way or another|one and the same|for one|one too many"
        "|a thousand thanks|a million reasons|a hundred times|one more time|one or two|two or three"
        "|three or four|in two minds|second to none|nine to five|six feet under|a million times"
        "|back to square one|at sixes and sevens|one on one|one to one|two way|one way|one off"
        "|two tier|one time|once|twice|zero tolerance|ground zero|zero sum"
        "|one sided|two sided|all in one|one of|no one|every one|each one|any one|which one"
        "|this one|that one|the one|the ones|one s|half hearted|half time|half past|half brother"
        "|half sister|half way|half baked|better half|other half|first half|second half"
    ),
    unit_stops=words(
        "of in on at by to from with without for and or but nor so than that which who whose where"
        " when while as if is are was were be been being has have had do does did will would can"
        " could may might must shall should not no a an the this these those its their his her our"
        " per into onto over under after before since until during between among across against"
        " all both each every more less fewer one also only just now then there here it they he"
        " she we you i how why what any such up down out off about again still already through"
        " said says wrote because though although according"
    ),
)
