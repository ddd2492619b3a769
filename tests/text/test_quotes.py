"""Quotations: each rule with a case, written with [ ] around what counts as quoted."""

import pytest

from analysis.text import tokenise


def quotations(body: str, headline: str = "") -> list[str]:
    tokens = tokenise([headline], [body])
    spans = tokens.quotations
    return [tokens.stream[a:b] for a, b in zip(spans.begin, spans.stop, strict=True)]


def closed(body: str, headline: str = "") -> list[bool]:
    return tokenise([headline], [body]).quotation_closed.tolist()


def check(marked: str) -> None:
    expected = [part.partition("]")[0] for part in marked.split("[")[1:]]
    assert quotations(marked.replace("[", "").replace("]", "")) == expected


@pytest.mark.parametrize(
    "marked",
    [
        'He said ["We go now,"] and ["We stay."]',
        "He said [“We go now,”] and [“We stay.”]",
        "Il dit [«on y va»] et [« on reste »].",
        "Er sagte [„wir gehen“] und [»wir bleiben«].",
        "He said [''We go now,''] and [``We stay.'']",
        'The ["far-right"] party and the anti-["elite"] vote',
        '(["We go,"] he said—["now"]—and left.)',
        'So["go"] he said',
    ],
)
def test_marks_of_every_shape(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "['Regime'] falls as ['fake news'] spreads",
        "They call it [‘the wall’], he said.",
        "[‘We lost,’] she said. [‘It is over.’]",
        "['Stay,'] he said. ['Go,'] she said.",
        "The ['workers' rights are lost,'] he said.",
        "He called the ['60 Minutes'] crew.",
        "She adds: ['We go.']The U.S.'s crew and Lee Jr.'s crew left.",
        "More:['We go']: crew leaves",
    ],
)
def test_single_marks_quote(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The workers' rights and the dogs’ bowls don't matter.",
        "In the ’90s and the '80s we told 'em so; ‘90s music too.",
        "'Tis the season. Rock 'n' roll, y'all.",
        "The Moss 's house and Lee 's car, the workers ' pay.",
        "Runnin’ and jumpin' in the Joneses' yard.",
        'It was 6\'2" tall and 12" wide.',
        "She is 5'4 or so.",
    ],
)
def test_apostrophes_and_inches_do_not_quote(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "He said [“they told me ‘go’ and I went”] today.",
        "He said [‘they told me “go” and I went’] today.",
        "He said [\"they told me 'go'\"] today.",
        "He said [“they told me “go” twice”] today.",
        'He said ["they told me "go" twice"] today.',
        "[“I’m ‘fine,’”] he said.",
    ],
)
def test_the_outer_quotation_decides(marked):
    check(marked)


def test_a_figure_before_a_closing_mark_is_no_inch():
    check('He said ["we won in 2016"] and ["we lost in 2020."]')
    check('She said ["the 12" pizza is cold"] again.')


def test_a_quotation_opened_again_at_each_paragraph_is_closed_by_that():
    body = "She said: “We go.\n\n“We stay.\n\n“We wait.” Then she left."
    assert quotations(body) == ["“We go.", "“We stay.", "“We wait.”"]
    assert closed(body) == [True, True, True]


def test_straight_and_single_marks_run_over_paragraphs_too():
    assert quotations('"We go.\n\n"We stay," she said.') == ['"We go.', '"We stay,"']
    assert quotations("‘We go.\n\n‘We stay,’ she said.") == ["‘We go.", "‘We stay,’"]
    assert closed("‘We go.\n\n‘We stay,’ she said.") == [True, True]


def test_a_quotation_that_the_next_paragraph_closes_runs_on():
    body = "She said: “We go.\n\nWe stay,” and left."
    assert quotations(body) == ["“We go.", "We stay,”"]
    assert closed(body) == [True, True]


def test_an_unclosed_quotation_ends_with_its_paragraph_and_is_flagged():
    body = "She said: “We go and left.\n\nNobody stayed. “So what,” he said."
    assert quotations(body) == ["“We go and left.", "“So what,”"]
    assert closed(body) == [False, True]


def test_a_missing_close_ends_where_the_next_quotation_opens():
    body = "“We go, she said. “We stay,” he said."
    assert quotations(body) == ["“We go, she said.", "“We stay,”"]
    assert closed(body) == [False, True]


def test_a_quotation_does_not_run_from_the_headline_into_the_body_nor_into_the_next_article():
    assert closed("“We stay,” he said.", headline="“We go") == [False, True]
    tokens = tokenise(["", ""], ["She said: “We go", "“We stay,” he said."])
    assert tokens.quotation_closed.tolist() == [False, True]


def test_a_stray_closing_mark_quotes_nothing():
    check("We go,” she said. [“Now.”]")


def test_a_mark_of_the_wrong_shape_closes_by_its_place():
    check("He said [“we go.“] Then he left.")
    check("He said [”we go.”] Then he left.")


def test_quoted_words_are_those_between_the_marks():
    tokens = tokenise([""], ["He said “we go now” twice."])
    assert [tokens.text_of(i) for i in range(len(tokens)) if tokens.quoted[i]] == ["we", "go", "now"]


def test_many_marks_without_a_partner_take_no_time():
    assert len(quotations("“" * 20_000 + " x")) > 0
    assert len(quotations("a ‘b " * 20_000)) == 0
