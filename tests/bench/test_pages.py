from bench.pages import HALVES, Figures, half, runs


def test_a_text_is_the_bag_of_its_runs_of_four_words():
    assert runs("one two, three four. Five") == {
        ("one", "two", "three", "four"): 1,
        ("two", "three", "four", "Five"): 1,
    }
    assert runs("only two") == {("only", "two"): 1}
    assert runs("…") == {}


def test_f1_is_of_the_means_and_short_lines_are_not_counted_as_lost():
    figures = Figures()
    line = "the master of the harbour said that on Monday"
    figures.add(f"{line}\nshort", line)
    figures.add("a b c d", "e f g h")
    assert figures.means()[1] == 0.5
    assert (figures.lines, figures.lost) == (1, 0)
    figures.add(line, "")
    assert (figures.lines, figures.lost) == (2, 1)


def test_pages_of_one_site_are_in_one_half():
    assert half("https://www.gazette.example/a") == half("http://gazette.example/b")
    assert half("https://gazette.example") in HALVES[1:]
