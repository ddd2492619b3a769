"""In a real browser: the marks are painted, the text stays whole, and hostile text does not run."""

import re
import shutil
import subprocess
from html import unescape

import pandas as pd
import pytest

from analysis.corpus import read
from analysis.report import build

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=3000",
)
HOSTILE = "</script><script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\">"
BODY = f"A \U0001f600 brutal attack shocked all {HOSTILE}\n\nHe said \u201cIt was a disaster.\u201d and left."

pytestmark = pytest.mark.skipif(BROWSER is None, reason="needs chromium to run the page's script")


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """The event page as the browser sees it after its script has run."""
    home = tmp_path_factory.mktemp("out")
    rows = {"event": HOSTILE, "outlet": ["A", f"Z{HOSTILE}"], "headline": HOSTILE, "body": [BODY, "Calm."]}
    build(read(pd.DataFrame(rows)), home, features="loaded.words")
    [page] = home.glob("events/*.html")
    address = f"{page.as_uri()}#feature=loaded.words&article=1"
    command = [BROWSER, *QUIET, f"--user-data-dir={home / 'profile'}", "--dump-dom", address]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60).stdout


def test_the_words_of_the_feature_are_marked_in_place(seen):
    first = seen.partition('<article class="story"')[2].partition("</article>")[0]
    marked = re.findall(r"<mark[^>]*>([^<]*)</mark>", first.partition('class="body"')[2])
    assert marked == ["shocked"]


def test_the_arithmetic_of_the_number_stands_above_the_text(seen):
    assert re.search(r'class="sum"[^>]*>\d+ marks? in \d+ words = [\d.]+ per 100 words<', seen)


def test_painting_loses_no_character(seen):
    body = seen.partition('class="body"')[2].partition("</div>")[0]
    text = "\n\n".join(
        re.sub("<[^>]*>", "", part) for part in re.findall(r"<p [^>]*>(.*?)</p>", body, re.DOTALL)
    )
    assert unescape(text) == BODY


def test_hostile_text_did_not_run(seen):
    assert "<title>owned" not in seen
    assert '<img src="x"' not in seen


@pytest.mark.parametrize(("outlets", "all_seen"), [(5, True), (9, False)])
def test_five_texts_fit_side_by_side_and_more_are_announced(outlets, all_seen, tmp_path):
    rows = {"event": "e", "outlet": [f"o{n}" for n in range(outlets)], "body": "A brutal day."}
    build(read(pd.DataFrame(rows)), tmp_path, features="loaded.words")
    [page] = tmp_path.glob("events/*.html")
    command = [BROWSER, *QUIET, "--window-size=1280,900", f"--user-data-dir={tmp_path / 'profile'}"]
    command += ["--dump-dom", page.as_uri()]
    dom = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60).stdout
    assert bool(re.search(r'class="hint small" hidden', dom)) == all_seen
