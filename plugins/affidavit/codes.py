"""Every fault a writer can meet, by the code that messages print.

The docstring under each member is its page in the handbook: what it means, in words for a writer.
"""

from __future__ import annotations

import ast
import inspect
from enum import StrEnum
from functools import cache


class Code(StrEnum):
    """Every fault a writer can meet. The docstring of each is its page in the handbook."""

    FILE_ENCODING = "file/encoding"
    """The file is not UTF-8 text. Save it again as UTF-8."""
    FILE_UNREADABLE = "file/unreadable"
    """The file is missing, too large, no regular file, or outside the publication's folders."""
    YAML_SYNTAX = "yaml/syntax"
    """The YAML does not parse at this place."""
    YAML_DUPLICATE_KEY = "yaml/duplicate-key"
    """A key stands twice in one mapping; YAML would silently keep the last."""
    YAML_ALIAS = "yaml/alias"
    """Anchors and aliases in the file expand to more than a file should hold."""
    YAML_COLON_IN_TEXT = "yaml/colon-in-text"
    """A second ": " on a line ends the YAML value. Text that holds one needs quotes."""
    YAML_SPECIAL_START = "yaml/special-start"
    """A text that starts with a sign of YAML's own (@, [, {, *, &, !, |, >, %, `) needs quotes."""
    YAML_COMMENT_IN_TEXT = "yaml/comment-in-text"
    """" #" starts a comment in YAML, so the rest of the line was cut off. Quote the text."""
    YAML_AFTER_QUOTE = "yaml/after-quote"
    """Text follows a closing quote. Quote the whole text, with the other kind of quote inside."""
    YAML_COMMA_IN_FLOW = "yaml/comma-in-flow"
    """Inside { } or [ ] a comma ends the text. Put the text in quotes."""
    KEY_UNKNOWN = "key/unknown"
    """The key is not one that this file knows."""
    KEY_MISSING = "key/missing"
    """A key that must be there is not."""
    VALUE_WRONG = "value/wrong"
    """The value is not of the kind that the key takes."""

    ADDRESS_WRONG = "address/wrong"
    """The address cannot become a link: only http and https, with a host, without a password."""
    TIME_ZONE_MISSING = "time/zone-missing"
    """A time without its zone: 09:00 where? An embargo needs to know. Add +00:00, -06:00 or Z."""

    SOURCE_KEY = "source/key"
    """The key of a source or quotation cannot be typed in a citation."""
    SOURCE_DUPLICATE = "source/duplicate"
    """Two sources of the publication have the same key."""
    SOURCE_IDENTITY = "source/identity"
    """An entry of an unnamed source says who it is. Identities stay outside the repository."""
    SOURCE_CARRIER = "source/quoted-in"
    """`quoted_in` names no source, or leads in a circle."""

    FRONT_MATTER_OPEN = "front-matter/open"
    """The front matter starts with `---` and never ends: a second line of `---` is missing."""
    FRONT_MATTER_MISSING = "front-matter/missing"
    """An article needs a title and an author in its front matter, between two lines of `---`."""
    SLUG_TAKEN = "article/slug-taken"
    """Two files would get the same name in the publication."""
    ALIAS_WRONG = "article/alias"
    """An old address is no path of this site, or two articles claim it."""
    AUTHOR_UNKNOWN = "author/unknown"
    """The id is not in authors.yml. A plain name (with a capital or a space) needs no entry."""
    PERSON_UNKNOWN = "person/unknown"
    """The id is not in people.yml."""
    SECTION_UNKNOWN = "section/unknown"
    """The section is not in the list of publication.yml."""
    REPLY_REASON = "reply/reason"
    """Somebody was not asked for comment, and nothing says why."""
    PUBLISHED_TIME_MISSING = "article/published-missing"
    """A story that is published must say since when."""
    SAFETY_LOWERED = "publication/safety-lowered"
    """A check that protects people is lowered without a reason."""

    CHART_NOT_DRAWN = "chart/not-drawn"
    """The browser that draws charts failed at this one, twice where it hung or crashed."""
    CHART_RENDERER_MISSING = "chart/no-renderer"
    """Charts are drawn by Chromium when the site is built, and there is none that works."""
    CHART_FONT_MISSING = "chart/no-font"
    """The font that charts are set in is not there. `make assets` makes it from its package."""

    CHARACTER_PRIVATE = "text/private-character"
    """A character without a meaning that others share, of some font or tool. Readers see a box."""
    TEXT_PLAIN = "text/plain"
    """A title, an alternative text and the like are read aloud and sent on as plain words."""
    HEADING_LEVEL = "text/heading-level"
    """The body starts its headings at the second level; the first is the title."""
    EXTENSION_BROKEN = "markdown/extension"
    """An extension named in mkdocs.yml cannot be loaded."""
    NOTE_UNCLOSED = "note/unclosed"
    """A note to colleagues starts with `%%` and never ends. `\\%%` prints the two signs."""
    COMMENT_UNCLOSED = "note/comment-unclosed"
    """An HTML comment starts with `<!--` and never ends."""
    FENCE_UNCLOSED = "fence/unclosed"
    """A code block or chart starts with a fence and never ends."""
    FENCE_INFO = "fence/info"
    """What stands behind a fence is neither a language nor an option, so that it opens no block."""
    FENCE_INDENT = "fence/indent"
    """In a list item a fence needs four spaces; with two or three it leaves the item."""
    CITATION_UNKNOWN = "citation/unknown"
    """`[@key]` names a source that no file of sources defines, or that belongs to another story."""
    CITATION_SYNTAX = "citation/syntax"
    """A bracket names several sources without a semicolon between them."""
    CITATION_SLIP = "citation/slip"
    """An `@word` in a sentence is one or two letters away from the key of a source."""
    CITATION_MISPLACED = "citation/misplaced"
    """A citation stands where none can be printed: in an alternative text, in a title of a link."""
    REFERENCE_UNKNOWN = "reference/unknown"
    """`@fig:name` or `@tbl:name` names nothing that is on this page."""
    FOOTNOTE_UNDEFINED = "footnote/undefined"
    """`[^name]` refers to a footnote that is not written anywhere."""
    FOOTNOTE_UNUSED = "footnote/unused"
    """A footnote is written, and nothing refers to it: it is not printed."""
    FOOTNOTE_DUPLICATE = "footnote/duplicate"
    """Two footnotes have the same name; only one of them would be printed."""
    SPAN_WORD = "span/word"
    """The word in the braces is none of fact, claim and quote."""
    SPAN_UNUSED = "span/unused"
    """A fact, claim or quote stands on something other than words in brackets."""
    SPAN_KEYS = "span/keys"
    """A span holds more than one key. Spans nest, three deep."""
    SPAN_ID = "span/id"
    """What stands behind fact=, claim= or quote= is no id."""
    SPAN_DEPTH = "span/depth"
    """Spans nest three deep at most: a fact in a claim in a quotation."""
    SPAN_EMPTY = "span/empty"
    """Empty brackets print a value of the ledger, which this version does not read yet."""
    QUOTE_UNKNOWN = "quote/unknown"
    """No source that this story can cite has a quotation of that id."""
    QUOTE_AMBIGUOUS = "quote/ambiguous"
    """Several sources of the story have a quotation of that id: say which."""
    BLOCK_UNKNOWN = "block/unknown"
    """There is no block of that name."""
    BLOCK_LATER = "block/later"
    """The block is planned, and this version does not print it yet."""
    BLOCK_ARGUMENT = "block/argument"
    """The block needs a word behind `|`: what it shows."""
    BLOCK_CONTENT = "block/content"
    """The block prints what it names; text inside it has no place."""
    BLOCK_UNBALANCED = "block/unbalanced"
    """A block is opened and never closed, or closed and never opened."""
    LINK_BROKEN = "link/broken"
    """The link leads to no file, heading or page that readers can reach."""
    LINK_SCHEME = "link/scheme"
    """The address is of a kind that is not linked to, or would load something from elsewhere."""
    HTML_REFUSED = "html/refused"
    """An element or attribute that runs code, loads something, or changes what the page is."""
    HTML_STYLE = "html/style"
    """A style attribute, which the policy of our pages ignores."""

    # -- the site as a whole
    SITE_UNLISTED_FILE = "site/unlisted-file"
    """A file was built that nothing published uses. It may be private, so the build stops."""
    SECOND_WALL = "site/second-wall"
    """`exclude_docs` of mkdocs.yml must name sources, data and notes, for builds without us."""

    @property
    def explanation(self) -> str:
        """What the code means, in words for a writer."""
        return _explanations()[self.name]


@cache
def _explanations() -> dict[str, str]:
    """Read the docstrings under the members, which Python itself does not keep."""
    body = ast.parse(inspect.getsource(Code)).body[0]
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - the source of a class holds a class
    return {
        target.id: " ".join(str(text.value.value).split())
        for member, text in zip(body.body, body.body[1:], strict=False)
        if isinstance(member, ast.Assign)
        and isinstance(target := member.targets[0], ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
    }
