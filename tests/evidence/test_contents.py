"""What is read of a copy: its encoding, kind, title and text, whatever the host says of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.evidence.contents import read_contents
from affidavit.evidence.encodings import decoded
from tests.pdf.pdfs import pdf_of

ES = "Información: «añadió»"
RU = "Что сказал суд"
JA = "裁判所は言った"


@pytest.mark.parametrize(
    ("content", "declared", "text"),
    [
        (ES.encode(), "utf-8", ES),
        (ES.encode(), "", ES),
        (ES.encode(), "iso-8859-1", ES),
        (ES.encode("cp1252"), "utf-8", ES),
        (ES.encode("cp1252"), "iso-8859-1", ES),
        ("“x”".encode("cp1252"), "iso-8859-1", "“x”"),
        (ES.encode("cp1252"), "no-such-encoding", ES),
        (ES.encode("cp1252"), "rot13", ES),
        (b'<meta charset="windows-1251">' + RU.encode("cp1251"), "", RU),
        (b'<meta charset="windows-1251">' + RU.encode("cp1251"), "utf-8", RU),
        (b"<meta content='text/html; charset=koi8-r'>" + RU.encode("koi8-r"), "", RU),
        (JA.encode("shift_jis"), "shift_jis", JA),
        (JA.encode("euc_jp"), "EUC-JP", JA),
        (JA.encode("iso2022_jp"), "iso-2022-jp", JA),
        (JA.encode("utf-16"), "utf-8", JA),
        (b"\xef\xbb\xbf" + ES.encode(), "iso-8859-1", ES),
        ("了".encode("gb18030"), "gb2312", "了"),
        (b"\x81\x00\xff", "utf-8", "\ufffd\x00ÿ"),
    ],
)
def test_text_is_read_in_its_encoding(content, declared, text):
    """Also where header, head and bytes disagree: bytes that can only be UTF-8 win."""
    assert decoded(content, declared=declared)[0].endswith(text)


@pytest.mark.parametrize(
    ("content", "declared", "remark"),
    [
        (ES.encode(), "utf-8", ""),
        (b"plain", "iso-8859-1", ""),
        (ES.encode(), "iso-8859-1", "it says it is written in iso-8859-1, and was read as UTF-8"),
        (ES.encode("cp1252"), "utf-8", "it says it is written in utf-8, and was read as cp1252"),
        (ES.encode("cp1252"), "iso-8859-1", ""),
    ],
)
def test_a_wrong_encoding_is_told(content, declared, remark):
    """Where it made a difference."""
    assert decoded(content, declared=declared)[1] == remark


@given(
    st.binary() | st.text().map(lambda text: f"<p>{text}<b ".encode()),
    st.sampled_from(["text/html", "text/plain", "", "image/png", "application/xhtml+xml"]),
    st.sampled_from(["", "utf-8", "utf-16", "iso-2022-jp", "hex", "\0", "idna", "cp1252"]),
)
def test_no_bytes_are_too_odd_to_be_read(body, declared, charset):
    """Hosts send anything; what comes out can be written down."""
    found = read_contents(body, declared_type=declared, charset=charset)
    assert (found.text + found.title + found.remark).encode("utf-8", errors="replace") is not None


def text_of(body: str) -> str:
    """Return the text of a page."""
    return read_contents(body.encode(), declared_type="text/html", charset="utf-8").text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One<p>two", "One\ntwo"),
        ("<p>One <b>bold</b>ly\n  said</p>", "One boldly said"),
        ("<h1>Title</h1><ul><li>a<li>b</ul>", "Title\na\nb"),
        ("a<br>b", "a\nb"),
        ("<nav>Menu</nav>a<script>x()</script>b<style>p{}</style>c<!-- d -->e", "abce"),
        ("<noscript>x</noscript><template>y</template><svg><text>z</text></svg>a", "a"),
        ("<table><tr><td>1<td>2</table>", "1\n2"),
        ("&laquo;a&nbsp;b&raquo; &amp; c", "«a b» & c"),
        ("<header><h1>A</h1></header><footer>B</footer>", "A\nB"),
        ("a\0b", "ab"),
        ('<?xml version="1.0" encoding="ascii"?><html><body>é</body></html>', "é"),
        ("<button>x</button><nav><p>x</p><script>y</script></nav>a", "a"),
        ("", ""),
        ("a <", "a <"),
        ("<b>" * 200 + "deep", "deep"),
    ],
)
def test_readers_words_are_the_text(body, text):
    """Blocks are lines; menus, scripts and what is not shown are left out."""
    assert text_of(body) == text


@pytest.mark.parametrize(
    ("body", "declared", "kind"),
    [
        (b"%PDF-1.7 ...", "text/html", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "", "image/png"),
        (b"<!DOCTYPE html><p>x", "", "text/html"),
        (b"<!-- x --> <html>", "text/plain", "text/html"),
        (b"words", "", "text/plain"),
        (b"\0\1", "", "application/octet-stream"),
        (b'{"a": 1}', "application/json", "application/json"),
    ],
)
def test_bytes_say_what_they_are(body, declared, kind):
    """A host's word for it counts where they do not."""
    assert read_contents(body, declared_type=declared, charset="").media_type == kind


def test_the_title_is_one_line():
    """As a list shows it; a title in a drawing is none."""
    page = "<svg><title>No</title></svg><title>\n The \n harbour </title>" + "x"
    found = read_contents(page.encode(), declared_type="text/html", charset="")
    assert found.title == "The harbour"
    assert (
        len(read_contents(b"<title>" + b"x" * 9999, declared_type="text/html", charset="").title)
        == 300
    )


def test_a_pdf_says_its_title_and_its_words():
    """A broken one is kept with a remark, and one that holds pictures alone."""
    content = pdf_of(["Two bids came in", "June."], ["Both late."], info={"Title": "A  memo"})
    found = read_contents(content, declared_type="text/html", charset="")
    assert (found.title, found.words, found.remark) == ("A memo", 7, "")
    assert found.text == "Two bids came in\nJune.\nBoth late."
    broken = read_contents(b"%PDF-1.7 broken", declared_type="", charset="")
    assert broken.remark == "it is broken, or no PDF at all"
    scanned = read_contents(pdf_of(b""), declared_type="", charset="")
    assert scanned.remark == "it has no text: perhaps it was scanned"
