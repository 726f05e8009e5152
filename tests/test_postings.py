"""Postings: made in one go or by bands of keys, they are the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from draftlint.corpus.postings import Bounds, bands, invert, of_band, together

PASSAGES = st.lists(st.lists(st.integers(0, 40), unique=True), max_size=12)


def test_a_key_leads_to_passages_where_several_hold_it_but_not_many() -> None:
    made = invert([[1, 2, 3], [2, 3], [3], [3]], Bounds(1, 3))

    assert made.counts == {2: 2, 3: 4}
    assert made.places == {2: [0, 1]}


@given(PASSAGES, st.integers(1, 5), st.integers(1, 4), st.integers(0, 2))
def test_bands_put_together_are_the_whole(
    passages: list[list[int]], count: int, at_once: int, least: int
) -> None:
    bounds = Bounds(least, 3)
    dealt = [
        bands(first, passages[first : first + at_once], count)
        for first in range(0, len(passages), at_once)
    ]

    made = [of_band([hand[band] for hand in dealt], bounds) for band in range(count)]

    assert together(made) == invert(passages, bounds)
    keys = [key for postings in made for key in postings.counts]
    assert len(keys) == len(set(keys))
