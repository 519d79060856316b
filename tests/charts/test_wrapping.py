"""Long words in lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from affidavit.charts.lettering import text_width
from affidavit.charts.wrapping import wrapped


@given(st.text("abcWi ", max_size=60), st.integers(30, 200))
def test_every_line_fits_and_no_letter_is_lost(text, width):
    """Whatever the words and the room."""
    lines = wrapped(text, width, size=13)
    assert all(text_width(line, 13) <= width for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace(" ", "")


@given(st.integers(30, 200))
def test_a_line_takes_as_many_letters_as_fit(width):
    """No line could have taken one more."""
    first, *rest = wrapped("W" * 200, width, size=13)
    assert rest
    assert text_width(f"W{first}", 13) > width
