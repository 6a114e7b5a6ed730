"""Checks a run's tables against its arguments.jsonl, as a reader in pandas meets them. By hand; needs pandas:

    pnpm --silent pipeline datasets/opinion --format csv,jsonl,json --no-guard --out /tmp/out
    python scripts/check-outputs.py /tmp/out

Every segment's text in segments.csv must be the slice of its article's text that start and end (code points) give,
every other cell what arguments.jsonl says. With the guard on (run.json says) one ' is allowed before = + - @, tab
and CR. segments.json, where it is there, must hold the same rows raw. datapackage.json is checked by its own
validator: pip install "frictionless[json]"; frictionless validate /tmp/out/datapackage.json
"""

import hashlib
import json
import sys
from pathlib import Path

import pandas as pd

TEXTS = ["article_id", "segment_id", "label", "section", "text", "stance", "kind", "relation", "target_id"]
INTEGERS = ["start", "end", "first_sentence", "last_sentence", "paragraph"]
# The last four are the full-width twins, which csv-stringify guards as well.
GUARDED = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


def read_csv(path):
    """Cells as they are: text is text, and only an empty cell is missing."""
    return pd.read_csv(path, dtype=dict.fromkeys(TEXTS, str), keep_default_na=False, encoding="utf-8-sig")


def expected_rows(articles):
    for article in articles:
        for segment in article["segments"]:
            link = segment.get("link", {})
            yield {
                "article_id": article["article_id"],
                **{name: segment.get(name, "") for name in [*TEXTS[1:7], *INTEGERS]},
                "text": article["text"][segment["start"] : segment["end"]],
                "relation": link.get("relation", ""),
                "target_id": link.get("target", ""),
                "confidence": segment.get("confidence"),
            }


def main(out):
    guard = json.loads((out / "run.json").read_text("utf-8"))["options"]["guard"]
    with open(out / "arguments.jsonl", encoding="utf-8", newline="\n") as lines:
        articles = [json.loads(line) for line in lines]
    expected = list(expected_rows(articles))

    table = read_csv(out / "segments.csv")
    assert len(table) == len(expected), f"segments.csv has {len(table)} rows, arguments.jsonl {len(expected)} segments"
    for row, want in zip(table.to_dict("records"), expected):
        for name in TEXTS:
            cell = "'" + want[name] if guard and want[name].startswith(GUARDED) else want[name]
            assert row[name] == cell, f"{want['segment_id']} {name}: {row[name]!r} is not {cell!r}"
        for name in INTEGERS:
            assert row[name] == want[name], f"{want['segment_id']} {name}: {row[name]!r} is not {want[name]!r}"
        confidence = None if row["confidence"] == "" or pd.isna(row["confidence"]) else float(row["confidence"])
        assert confidence == want["confidence"], f"{want['segment_id']} confidence: {confidence!r}"

    summary = pd.read_csv(out / "articles.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert len(summary) == len(articles), f"articles.csv has {len(summary)} rows, arguments.jsonl {len(articles)} lines"
    for row, article in zip(summary.to_dict("records"), articles):
        assert row["text_sha256"] == hashlib.sha256(article["text"].encode()).hexdigest(), article["article_id"]
        assert int(row["claims"]) == sum(segment["label"] == "claim" for segment in article["segments"]), article["article_id"]

    if (out / "segments.json").exists():
        rows = json.loads((out / "segments.json").read_text("utf-8"))
        assert len(rows) == len(expected)
        for row, want in zip(rows, expected):
            assert {name: "" if value is None else value for name, value in row.items() if name != "confidence"} == {
                name: value for name, value in want.items() if name != "confidence"
            }, want["segment_id"]

    print(f"{len(articles)} articles, {len(expected)} segments: tables and arguments.jsonl say the same")


main(Path(sys.argv[1]))
