from hypothesis import given
from hypothesis import strategies as st

from wortlaut.rewording import changes


def told(old, new):
    return [(old[slice(*one.old)], new[slice(*one.new)]) for one in changes(old, new)]


def test_words_that_were_changed_went_and_came():
    old = "Die Pause gilt 30 Tage.\n\nDer Rat tagt.\nSchluss."
    new = "Die Pause gilt höchstens 20 Tage.\n\nDer Rat tagt.\nNoch etwas. Schluss."
    assert told(old, new) == [("30", "höchstens 20"), ("", "Noch etwas.")]


def test_white_space_is_no_difference():
    assert changes("a  b\n\nc", "a b\nc") == ()


def test_a_line_that_came_stands_where_it_came():
    old, new = "Eins.\nZwei.\n", "Eins.\nMitte.\nZwei.\n"
    (one,) = changes(old, new)
    assert (one.old, new[slice(*one.new)]) == ((6, 6), "Mitte.")


words = st.lists(st.sampled_from(["ja", "nein", ".", "\n", "Rat", "30"]), max_size=30).map(" ".join)


@given(words, words)
def test_putting_the_changes_in_gives_the_new_words(old, new):
    made, at = "", 0
    for one in changes(old, new):
        made += old[at : one.old[0]] + " " + new[slice(*one.new)] + " "
        at = one.old[1]
    assert (made + old[at:]).split() == new.split()
