"""Known answers from other people's implementations, for evals/metrics/reference.test.ts.

    python3 -m venv /tmp/reference && /tmp/reference/bin/pip install \
        scikit-learn==1.9.1 nltk==3.10.4 segeval==2.0.11 krippendorff==0.9.0 nervaluate==1.2.1
    /tmp/reference/bin/python scripts/metric-fixtures.py > evals/metrics/reference.fixtures.json

Invents articles of 1 to 40 sentences. A labelling is written as a letter and a number of sentences a segment: "n2c1c3e1" is
two sentences of none, a claim, a claim of three, an example. Undefined scores are null.
"""
import json
import math
import random
import re
import sys
import warnings
from importlib.metadata import version

import krippendorff
import numpy as np
import segeval
from nervaluate import Evaluator
from nltk.metrics.segmentation import pk, windowdiff
from sklearn.metrics import accuracy_score, cohen_kappa_score, f1_score, precision_score, recall_score

SEED, PAIRS, GROUPS = 2026, 260, 60
LETTERS = "tcexn"  # thesis, claim, example, conclusion, none
FIVE = range(5)
FOUR = range(4)


def invent(rng, n, stay):
    """n sentences as (category, starts a segment); longer segments where `stay` is high; none runs are one segment."""
    out = []
    for i in range(n):
        if i and rng.random() < stay:
            out.append((out[-1][0], False))
        else:
            category = rng.choices(FIVE, [1, 5, 4, 2, 3])[0]
            out.append((category, not (i and category == 4 and out[-1][0] == 4)))
    return out


def disturb(rng, gold, rate):
    """The gold with labels changed and boundaries moved, added and taken away."""
    categories = [c if rng.random() > rate else rng.randrange(5) for c, _ in gold]
    starts = [s for _, s in gold]
    for i in range(1, len(gold)):
        if starts[i] and rng.random() < rate and i + 1 < len(gold):
            starts[i], starts[i + 1] = False, True
        elif rng.random() < rate / 2:
            starts[i] = not starts[i]
    out = []
    for i, (category, start) in enumerate(zip(categories, starts)):
        if i and not start:
            category = out[-1][0]
        joins = i and category == out[-1][0] and (category == 4 or not start)
        out.append((category, not joins))
    return out


def segments(labelling):
    """[category, first, last + 1], none runs included."""
    out = []
    for i, (category, start) in enumerate(labelling):
        if start:
            out.append([category, i, i + 1])
        else:
            out[-1][2] = i + 1
    return out


def write(labelling):
    return "".join(f"{LETTERS[c]}{b - a}" for c, a, b in segments(labelling))


def number(x):
    x = float(x)
    return None if math.isnan(x) else float(f"{x:.12g}")


def sentence_scores(gold, predicted):
    g, p = [c for c, _ in gold], [c for c, _ in predicted]
    options = {"labels": list(FOUR), "zero_division": np.nan}
    return {
        "accuracy": number(accuracy_score(g, p)),
        "precision": [number(x) for x in precision_score(g, p, average=None, **options)],
        "recall": [number(x) for x in recall_score(g, p, average=None, **options)],
        "f1": [number(x) for x in f1_score(g, p, average=None, **options)],
        "macro": number(f1_score(g, p, average="macro", **options)),
        "kappa": number(cohen_kappa_score(g, p, labels=list(FIVE))),
        "alpha": nominal_alpha([g, p]),
    }


def nominal_alpha(annotators):
    """Null where krippendorff refuses: a single value, or nothing that two annotators both labelled."""
    data = np.array([[np.nan if v is None else v for v in row] for row in annotators], dtype=float)
    try:
        return number(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal", value_domain=list(FIVE)))
    except (ValueError, AssertionError):
        return None


def boundary_scores(gold, predicted):
    masses = [[b - a for _, a, b in segments(x)] for x in (gold, predicted)]
    places = ["".join("1" if start else "0" for _, start in x[1:]) for x in (gold, predicted)]
    n = len(gold)
    k = min(n - 1, max(2, math.floor(n / len(masses[0]) / 2 + 0.5)))
    windows = {"k": k, "windowdiff": None, "pk": None}
    if k > 0:
        windows["windowdiff"] = number(windowdiff(places[0], places[1], k))
        windows["pk"] = number(pk(places[0], places[1], k))
        assert abs(float(segeval.window_diff(masses[1], masses[0], window_size=k)) - windows["windowdiff"]) < 1e-9
        assert abs(float(segeval.pk(masses[1], masses[0], window_size=k)) - windows["pk"]) < 1e-9
    # segeval 2.0.11 raises where neither side has a boundary.
    some = any(len(m) > 1 for m in masses)
    similarity = number(segeval.boundary_similarity(*(tuple(m) for m in masses), n_t=2)) if some else None
    return {**windows, "segeval_k": segeval.compute_window_size(masses[0]), "similarity": similarity}


def mode_counts(gold, predicted):
    """[correct, incorrect, partial, missed, spurious] a mode; nervaluate's ends are inclusive."""
    entities = [[{"label": LETTERS[c], "start": a, "end": b - 1} for c, a, b in segments(x) if c != 4] for x in (gold, predicted)]
    overall = Evaluator([entities[0]], [entities[1]], tags=list(LETTERS[:4]), loader="dict").evaluate()["overall"]
    names = {"strict": "strict", "exact": "exact", "partial": "partial", "ent_type": "type"}
    return {
        ours: [getattr(overall[theirs], f) for f in ("correct", "incorrect", "partial", "missed", "spurious")]
        for theirs, ours in names.items()
    }


def main():
    warnings.simplefilter("ignore")
    rng = random.Random(SEED)
    pairs = []
    for i in range(PAIRS):
        n = 1 + i % 4 if i < 24 else rng.randint(2, 40)
        gold = invent(rng, n, rng.choice([0.2, 0.4, 0.6, 0.85]))
        kind = rng.random()
        if kind < 0.05:
            predicted = [(4, j == 0) for j in range(n)]
        elif kind < 0.25:
            predicted = invent(rng, n, rng.choice([0.2, 0.5, 0.8]))
        else:
            predicted = disturb(rng, gold, rng.choice([0.0, 0.1, 0.25, 0.5]))
        pairs.append({
            "gold": write(gold), "predicted": write(predicted),
            **sentence_scores(gold, predicted), **boundary_scores(gold, predicted), "modes": mode_counts(gold, predicted),
        })
    groups = []
    for _ in range(GROUPS):
        n, m = rng.randint(2, 20), rng.randint(2, 5)
        truth = [rng.choice([0, 1, 1, 1, 2, 2, 3, 4]) for _ in range(n)]
        annotators = [[None if rng.random() < 0.15 else t if rng.random() < 0.7 else rng.randrange(5) for t in truth] for _ in range(m)]
        groups.append({
            "annotators": ["".join("." if v is None else LETTERS[v] for v in row) for row in annotators],
            "alpha": nominal_alpha(annotators),
        })
    made_with = {p: version(p) for p in ("scikit-learn", "nltk", "segeval", "krippendorff", "nervaluate")}
    text = json.dumps({"seed": SEED, "made_with": made_with, "pairs": pairs, "groups": groups}, separators=(",", ":"))
    sys.stdout.write(re.sub(r'(\{"gold"|\{"annotators"|"groups")', r"\n\1", text) + "\n")


main()
