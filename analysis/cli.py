"""The command line, ``samestory``: five commands that read, measure, compare and write."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import SamestoryError

if TYPE_CHECKING:
    from analysis.corpus import Corpus
    from analysis.features.feature import Feature
    from analysis.report import Report

__all__ = ["main"]

# What needs numpy, pandas or matplotlib is imported inside the commands: --help answers at once.

FINE, NOTHING_USABLE, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130

CASES = Path("data/cases")

_ABOUT = """\
How outlets report the same event, and what may be claimed about the difference.

Every difference comes with three answers: chance (is it larger than shuffling outlets within
events makes it?), instrument (does the measure agree with human coders?) and choices (does it
survive other reasonable choices?). Only where all three hold is it called supported."""

_EXAMPLES = """\
examples:
  samestory report                              the cases that come along, into out/index.html
  samestory report news.csv -o report           your own table: outlet, event, headline, body
  samestory report news.csv --by leaning        compare by another column of the table
  samestory report news.csv --columns outlet=side,body=text
                                                tell it which of your columns is which
  samestory report article.txt                  one text: marked, not compared

exit codes: 0 fine; 1 no article could be used; 2 wrong call or input that cannot be read;
130 interrupted."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after ``samestory``; those of this process where none are given.

    Returns
    -------
    int
        0 fine; 1 no article could be used; 2 wrong call or unusable input; 130 interrupted.
    """
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.command is None:
        parser.print_help()
        return FINE
    try:
        code: int = asked.run(asked)
    except SamestoryError as error:
        if asked.debug:
            raise
        print(f"samestory: {error}", file=sys.stderr)
        return WRONG_CALL
    except OSError as error:
        if asked.debug:
            raise
        print(f"samestory: {error.strerror or error}: {error.filename or ''}", file=sys.stderr)
        return WRONG_CALL
    except KeyboardInterrupt:
        print("samestory: interrupted; what was written so far may be incomplete.", file=sys.stderr)
        return INTERRUPTED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samestory",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(debug=False)
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    for add in (_add_report, _add_import, _add_measure, _add_compare, _add_features):
        add(commands)
    for command in commands.choices.values():
        command.add_argument("--debug", action="store_true", help="show where an error came from")
    return parser


Commands = argparse._SubParsersAction  # the only name argparse gives the type


def _add_report(commands: Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "report",
        help="read, measure, compare and write the pages",
        description=(
            "Read articles, mark words and sentences, compare outlets within events, and write a folder of "
            "pages: open its index.html. Beside it lie measures.parquet, comparison.csv, pairs.csv, "
            "rejects.csv, figures/ and manifest.json."
        ),
    )
    command.add_argument(
        "source",
        nargs="?",
        metavar="SOURCE",
        help="folder of articles, or a .csv .tsv .xlsx .jsonl .parquet .txt .md file (default: data/cases)",
    )
    command.add_argument("-o", "--output", default="out", metavar="DIR", help="folder (default: out)")
    command.add_argument("--by", default="outlet", metavar="COLUMN", help="compare by it (default: outlet)")
    command.add_argument("--within", default="event", metavar="COLUMN", help="pair by it (default: event)")
    _add_reading(command)
    _add_features_wanted(command)
    _add_workers(command)
    command.set_defaults(run=_report)


def _add_import(commands: Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "import",
        help="check articles and keep them as one corpus file",
        description=(
            "Read articles of any supported format into one corpus file. Rows that cannot be used go to "
            "rejects.csv beside it, with file, row, column, reason and what to do."
        ),
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="files or folders of articles")
    command.add_argument("-o", "--output", required=True, metavar="CORPUS", help="corpus file (.parquet)")
    _add_reading(command)
    command.set_defaults(run=_import)


def _add_measure(commands: Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "measure",
        help="add up marks: a table, articles x features",
        description=(
            "Measure every article: mark words and sentences and add the marks up inside a scope. Rows that "
            "cannot be used go to MEASURES with the ending .rejects.csv."
        ),
    )
    command.add_argument("corpus", metavar="CORPUS", help="corpus file, or anything that report reads")
    command.add_argument("-o", "--output", required=True, metavar="MEASURES", help="file (.parquet)")
    _add_features_wanted(command)
    command.add_argument("--part", choices=("headline", "lede", "body", "all"), default="body")
    command.add_argument(
        "--voice",
        choices=("own", "quoted", "all"),
        help="whose words count: the outlet's own, quoted ones, all (default: as each feature is defined)",
    )
    command.add_argument(
        "--about",
        nargs="+",
        metavar="NAME",
        help="names of one actor: only sentences that hold one of them count",
    )
    _add_reading(command)
    _add_workers(command)
    command.set_defaults(run=_measure)


def _add_compare(commands: Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "compare",
        help="contrast outlets within events",
        description="Compare measures: each outlet against the mean of the others in the same events.",
    )
    command.add_argument("measures", metavar="MEASURES", help='file made by "samestory measure"')
    command.add_argument("-o", "--output", required=True, metavar="CSV", help="table to write (.csv)")
    command.add_argument("--by", default="outlet", metavar="COLUMN", help="compare by it (default: outlet)")
    command.add_argument("--within", default="event", metavar="COLUMN", help="pair by it (default: event)")
    command.set_defaults(run=_compare)


def _add_features(commands: Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "features",
        help="list the instruments: unit, meaning, validity",
        description="List every feature: its unit, what it means, how far it agrees with human coders.",
    )
    command.add_argument("-o", "--output", metavar="CSV", help="write the whole catalogue as a table instead")
    _add_own(command)
    command.set_defaults(run=_features)


def _add_reading(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--columns",
        metavar="OURS=YOURS,…",
        type=_columns,
        help=(
            "which of your columns is which, where it is not understood: outlet=side,body=text; "
            "with nothing after =, none: article="
        ),
    )
    command.add_argument(
        "--max-body",
        type=int,
        metavar="N",
        help="characters of the longest body that is accepted (default: 200,000)",
    )


def _add_features_wanted(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--features",
        nargs="+",
        default="all",
        metavar="NAME",
        help='features or families, as "samestory features" lists them (default: all)',
    )
    _add_own(command)


def _add_own(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--add",
        "--dictionary",
        nargs="+",
        default=[],
        metavar="FILE",
        help="features of your own: word lists (.yml, .csv), learned features (.npz)",
    )


def _add_workers(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--workers",
        type=int,
        default=min(2, os.cpu_count() or 1),
        metavar="N",
        help="processes; the result is the same for any number (default: 2 where there are as many)",
    )


def _columns(text: str) -> dict[str, str | None]:
    """Read "outlet=side,article=": an empty name leaves that column of ours unfilled."""
    pairs = [pair.partition("=") for pair in text.split(",")]
    if not all(ours.strip() and equals for ours, equals, _ in pairs):
        raise argparse.ArgumentTypeError(f'"{text}" is not of the form outlet=side,body=text')
    return {ours.strip(): theirs.strip() or None for ours, _, theirs in pairs}


def _report(asked: argparse.Namespace) -> int:
    if asked.source is None and not CASES.is_dir():
        raise SamestoryError(
            f"report: no SOURCE was named, and there is no folder {CASES.as_posix()} here to take instead. "
            "Name a folder or a file: samestory report news.csv"
        )
    from analysis.report import build

    corpus = _read(asked.source or CASES, asked)
    home = Path(asked.output)
    if _refused_all(corpus):
        _keep_rejects(corpus, _in_folder(home / "rejects.csv"))
        return NOTHING_USABLE
    made = build(
        corpus,
        asked.output,
        by=asked.by,
        within=asked.within,
        features=_wanted(asked),
        workers=asked.workers,
        progress=sys.stderr.isatty(),
    )
    _say_findings(made)
    _name_rejects(corpus, home / "rejects.csv")
    print(f"Page: {(home / 'index.html').as_posix()}")
    return FINE


def _say_findings(made: Report) -> None:
    """The verdicts in a few lines, or why there are none."""
    if made.comparison is None:
        print(made.note)
        return
    from analysis.figures.wording import finding, summary

    table = made.comparison.table
    print(summary(made.comparison))
    for verdict, count in table["verdict"].value_counts().sort_index().items():
        print(f"  {verdict}: {count}")
    supported = table[table["verdict"] == "supported"]
    for _, row in supported.head(5).iterrows():
        print(f"  {finding(row)}")
    if len(supported) > 5:
        print(f"  and {len(supported) - 5} more, on the page.")


def _import(asked: argparse.Namespace) -> int:
    output = _file(asked.output, ".parquet")
    corpus = _read(asked.files, asked)
    _keep_rejects(corpus, output.parent / "rejects.csv", always=True)
    if _refused_all(corpus):
        return NOTHING_USABLE
    corpus.articles.to_parquet(output, index=False)
    print(f"Corpus: {output.as_posix()}")
    return FINE


def _measure(asked: argparse.Namespace) -> int:
    from analysis.measure import measure, write_measures
    from analysis.wording import counted

    output = _file(asked.output, ".parquet")
    corpus = _read(asked.corpus, asked)
    _keep_rejects(corpus, output.with_suffix(".rejects.csv"))
    if _refused_all(corpus):
        return NOTHING_USABLE
    measures = measure(
        corpus,
        _wanted(asked),
        part=asked.part,
        voice=asked.voice,
        about=asked.about,
        workers=asked.workers,
        progress=sys.stderr.isatty(),
    )
    write_measures(measures, output)
    articles, features = counted(len(measures), "article"), counted(len(measures.features), "feature")
    print(f"Measured: {articles} x {features}")
    print(f"Scope: {measures.scope_in_words}")
    print(f"Measures: {output.as_posix()}")
    return FINE


def _compare(asked: argparse.Namespace) -> int:
    from analysis.compare import compare
    from analysis.corpus.export import write_csv
    from analysis.figures.wording import summary
    from analysis.measure import read_measures

    comparison = compare(read_measures(asked.measures), by=asked.by, within=asked.within)
    output = _file(asked.output, ".csv")
    write_csv(comparison.table, output)
    for note in comparison.notes:
        print(note)
    print(summary(comparison))
    print(f"Comparison: {output.as_posix()}")
    return FINE


def _features(asked: argparse.Namespace) -> int:
    from analysis.corpus.export import write_csv
    from analysis.features.listing import listing
    from analysis.features.registry import FEATURES, catalogue

    own = _own(asked)
    if asked.output:
        output = _file(asked.output, ".csv")
        write_csv(catalogue(own), output)
        print(f"Catalogue: {output.as_posix()}")
    else:
        print(listing([*FEATURES.values(), *own]))
    return FINE


def _own(asked: argparse.Namespace) -> list[Feature]:
    """The features of the files that were named."""
    from analysis.features.dictionary import dictionary_features
    from analysis.features.learned_file import load_feature

    own: list[Feature] = []
    for name in asked.add:
        own += [load_feature(name)] if name.lower().endswith(".npz") else dictionary_features(name)
    return own


def _wanted(asked: argparse.Namespace) -> list[str | Feature]:
    """The features to measure: those named, and those of the user's own files, which may be named too."""
    own = _own(asked)
    names = ["all"] if asked.features == "all" else asked.features
    mine = {name for feature in own for name in (feature.name, feature.family)}
    kept = [
        feature for feature in own if not mine & set(names) or {feature.name, feature.family} & set(names)
    ]
    return [*(name for name in names if name not in mine), *kept]


def _read(source: str | Path | list[str], asked: argparse.Namespace) -> Corpus:
    """Read, and say on standard output what came in."""
    from analysis.corpus import MAX_BODY, read
    from analysis.wording import counted

    by = getattr(asked, "by", "outlet")
    longest = MAX_BODY if asked.max_body is None else asked.max_body
    corpus = read(source, columns=asked.columns, by=None if by == "outlet" else by, max_body=longest)
    rows, articles = counted(corpus.rows_in, "row"), counted(len(corpus), "article")
    print(f"Read: {rows} = {articles} + {len(corpus.rejects):,} refused")
    for sentence in (*corpus.log, *_refusals(corpus)):
        print(f"  {sentence}")
    return corpus


def _refusals(corpus: Corpus) -> list[str]:
    """Why rows were refused and what to do, the most common reasons first."""
    reasons = Counter(zip(corpus.rejects["reason"], corpus.rejects["what_to_do"], strict=True))
    return [f"refused {count:,} x {reason}; {advice}" for (reason, advice), count in reasons.most_common(10)]


def _refused_all(corpus: Corpus) -> bool:
    """Whether nothing is left to work on, which is then said."""
    if not corpus.rows_in:
        print("samestory: no article could be used: no row came in.", file=sys.stderr)
    elif not len(corpus):
        print("samestory: no article could be used; see above why rows were refused.", file=sys.stderr)
    return not len(corpus)


def _keep_rejects(corpus: Corpus, path: Path, *, always: bool = False) -> None:
    """Write the refused rows where there are some; a list that an earlier run left never stays."""
    from analysis.corpus.export import is_rejects, write_rejects

    if always or len(corpus.rejects) or is_rejects(path):
        write_rejects(corpus.rejects, path)
    _name_rejects(corpus, path)


def _name_rejects(corpus: Corpus, path: Path) -> None:
    if len(corpus.rejects):
        print(f"Refused rows: {path.as_posix()}")


def _file(name: str, ending: str) -> Path:
    """The file to write, in a folder that exists by then; a wrong ending is a mistake worth stopping for."""
    path = Path(name)
    if path.suffix != ending:
        raise SamestoryError(f'output: "{path.name}" should end in {ending}.')
    return _in_folder(path)


def _in_folder(path: Path) -> Path:
    """The same path, after its folder was made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        file = next(place.as_posix() for place in path.parents if place.is_file())
        raise SamestoryError(
            f'output: "{file}" is a file, not a folder, so {path.name} cannot be written into it. '
            "Name another place with -o."
        ) from None
    return path
