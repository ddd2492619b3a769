"""The series picture says what its tables say."""

import matplotlib as mpl
import pandas as pd
import pytest

import analysis as sa
from analysis import figures

mpl.use("agg")


def stepped(outlets=("A", "B", "C"), events=24, step=True):
    """Brutal days of A from the twelfth event on."""
    rows = []
    for event in range(events):
        for outlet in outlets:
            harsh = step and outlet == outlets[0] and event >= events // 2
            body = "It rained on the town. " * (2 + (event + len(outlet)) % 2) + "A brutal day. " * (
                4 if harsh else 1
            )
            day = pd.Timestamp("2024-09-01") + pd.Timedelta(days=event)
            rows.append({"outlet": outlet, "event": f"e{event:02}", "date": str(day.date()), "body": body})
    return sa.read(pd.DataFrame(rows))


@pytest.fixture(scope="module")
def found():
    return sa.series(sa.measure(stepped(), "sentiment.huliu_net"), "sentiment.huliu_net")


def test_dots_are_the_points_and_lanes_the_outlets(found):
    axes = figures.series(found)
    names = [panel.texts[0].get_text().split(" · ")[0] for panel in axes.child_axes]
    assert names == ["A", "B", "C"]
    for panel, outlet in zip(axes.child_axes, names, strict=True):
        values = found.points.loc[found.points["outlet"] == outlet, "value"].tolist()
        assert panel.collections[0].get_offsets()[:, 1].tolist() == pytest.approx(values)


def test_all_lanes_have_one_scale_with_zero_on_it(found):
    axes = figures.series(found)
    (limits,) = {panel.get_ylim() for panel in axes.child_axes}
    assert limits[0] <= 0 <= limits[1]


def test_a_change_is_an_upright_line_and_in_the_title(found):
    assert found.changes["outlet"].iloc[0] == "A"
    axes = figures.series(found)
    alt = figures.alt_of(axes)
    assert "changed" in alt.split(".")[0]
    upright = [line for line in axes.child_axes[0].lines if line.get_xdata()[0] == line.get_xdata()[-1]]
    assert len([line for line in upright if list(line.get_ydata()) == [0, 1]]) == 1


def test_no_change_and_too_few_events_are_said():
    flat = sa.series(sa.measure(stepped(step=False), "loaded.words"), "loaded.words")
    assert "no change is shown" in figures.alt_of(figures.series(flat))
    few = sa.series(sa.measure(stepped(events=4), "loaded.words"), "loaded.words")
    assert "too few events" in figures.alt_of(figures.series(few))


def test_a_volume_is_in_its_own_words():
    volume = sa.series(sa.coverage(stepped(), within="date"), "articles", differences=False)
    axes = figures.series(volume)
    assert "instrument" not in axes.figure.get_supxlabel()
    assert "articles a day" in axes.figure.get_supxlabel()
    assert "24 days" in axes.child_axes[0].texts[0].get_text()


@pytest.mark.parametrize("number", [2, 5, 12])
@pytest.mark.parametrize("look", ["web", "paper", "slide"])
def test_any_number_of_outlets_and_any_look_draw(corpus_of, number, look):
    with figures.style(look):
        feature = "sentiment.huliu_net"
        figures.show(figures.series(sa.series(sa.measure(corpus_of[number], feature), feature)))
