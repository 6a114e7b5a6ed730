"""Trains the networks on laid-out articles (layout.ts), goes on after a stop, and writes what they say of the articles left out.

python train.py --layout FILE --encoder FOLDER --out FOLDER [--without FOLD ...]
"""

import argparse
import hashlib
import json
import os
import random
import time
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

from network import LABELS, THESIS, Encoder, Networks

CLAIM, EXAMPLE = 1, 2
BATCH = 4
WEIGHTS = {"stance": 0.4, "kind": 0.4, "thesis": 2.0, "links": 0.3}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--layout", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="config.json and model.safetensors of an MPNet")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--without", type=int, nargs="*", default=[], help="folds that are not learned from")
    parser.add_argument("--cache", type=Path, help="where the frozen layers' work is kept for other runs")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--frozen", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--float32", action="store_true", help="where bfloat16 is slow")
    return parser.parse_args()


def read_layout(path: Path):
    articles = [json.loads(line) for line in path.open()]
    for article in articles:
        sentence = 0
        for window in article["windows"]:
            spans = []
            for start, end in window[1]:
                spans.append((sentence, start, end))
                sentence += 1
            window[1] = spans
    return articles


@torch.no_grad()
def freeze(networks, articles, path, mixed):
    """Adds what the frozen layers make of each window; the same for every fold and epoch."""
    kept = torch.load(path) if path and path.exists() else {}
    networks.eval()
    windows = [window for article in articles if article["id"] not in kept for window in article["windows"]]
    by_length = sorted(windows, key=lambda window: len(window[0]))
    done = {}
    for i in range(0, len(by_length), 16):
        group = by_length[i : i + 16]
        lengths = torch.tensor([len(window[0]) for window in group])
        ids = torch.ones(len(group), int(lengths.max()), dtype=torch.long)
        for row, window in enumerate(group):
            ids[row, : lengths[row]] = torch.tensor(window[0])
        with torch.autocast("cpu", torch.bfloat16, enabled=mixed):
            encoder = networks.encoder
            x = encoder.run(encoder.embed(ids), encoder.bias(lengths, ids.shape[1]), 0, networks.frozen)
        for row, window in enumerate(group):
            done[id(window)] = x[row, : lengths[row]].to(torch.bfloat16).clone()
        if i % 800 == 0:
            print(f"frozen layers: {i} of {len(by_length)} windows", time.strftime("%H:%M:%S"), flush=True)
    for article in articles:
        if article["id"] not in kept:
            kept[article["id"]] = [done[id(window)] for window in article["windows"]]
    if path and windows:
        torch.save(kept, path)
    for article in articles:
        article["lower"] = [(x, window[1]) for x, window in zip(kept[article["id"]], article["windows"])]


def read_article(networks, article):
    sentences = networks.sentences(article["lower"], len(article["tags"]))
    return networks.head(sentences, torch.tensor(article["places"]))


def losses(networks, article):
    """Sums over the article of each part of the loss."""
    tags, stance, kind, thesis, unstated, query, key = (y.float() for y in read_article(networks, article))
    segments = article["segments"]
    gold = torch.tensor(article["tags"])
    total = networks.chain.loss(tags, gold)
    of_claims = [(i, int(s["counter"])) for s in segments if s["label"] == CLAIM and "counter" in s for i in span(s)]
    of_examples = [(i, s["kind"]) for s in segments if s["label"] == EXAMPLE and "kind" in s for i in span(s)]
    for weight, scores, cases in (("stance", stance, of_claims), ("kind", kind, of_examples)):
        if cases:
            rows, right = torch.tensor(cases).T
            total = total + WEIGHTS[weight] * F.cross_entropy(scores[rows], right, reduction="sum")
    # One answer an article: a sentence of a thesis, whichever, or that it is unstated.
    answers = torch.log_softmax(torch.cat([thesis[:, 0], unstated[0]]), 0)
    of_theses = [i for s in segments if s["label"] == THESIS for i in span(s)] or [len(gold)]
    total = total - WEIGHTS["thesis"] * torch.logsumexp(answers[torch.tensor(of_theses)], 0)
    for s, segment in enumerate(segments):
        targets = [t for t, other in enumerate(segments) if t != s and other["label"] != EXAMPLE]
        if segment.get("target") in targets:
            scores = networks.links(query, key, segments, s, targets)
            right = torch.tensor(targets.index(segment["target"]))
            total = total + WEIGHTS["links"] * F.cross_entropy(scores, right)
    return total


def span(segment):
    return range(segment["first"], segment["last"] + 1)


def optimiser(networks, steps):
    groups = []
    last = len(networks.encoder.layers) - 1
    for i, layer in enumerate(networks.encoder.layers):
        if i >= networks.frozen:
            groups.append({"params": list(layer.parameters()), "lr": 1e-4 * 0.9 ** (last - i)})
    rest = [p for part in (networks.head, networks.chain, networks.links) for p in part.parameters()]
    groups.append({"params": rest, "lr": 2e-3})
    adam = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, round(0.06 * steps))
    plan = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    return adam, plan


def train(networks, articles, options, out):
    for p in networks.encoder.parameters():
        p.requires_grad = False
    for layer in networks.encoder.layers[networks.frozen :]:
        for p in layer.parameters():
            p.requires_grad = True
    shuffler = random.Random(options.seed)
    batches = []
    for _ in range(options.epochs):
        order = list(range(len(articles)))
        shuffler.shuffle(order)
        batches += [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    adam, plan = optimiser(networks, len(batches))
    trained = [p for p in networks.parameters() if p.requires_grad]
    checkpoint = out / "checkpoint.pt"
    first = 0
    if checkpoint.exists():
        kept = torch.load(checkpoint)
        first = kept["step"]
        networks.load_state_dict(kept["networks"])
        adam.load_state_dict(kept["adam"])
        plan.load_state_dict(kept["plan"])
        print(f"goes on at step {first}", flush=True)
    begun, sum_of_losses = time.time(), 0.0
    networks.train()
    for step in range(first, len(batches)):
        torch.manual_seed(options.seed * 1_000_003 + step)
        batch = [articles[i] for i in batches[step]]
        sentences = sum(len(article["tags"]) for article in batch)
        for article in batch:
            with torch.autocast("cpu", torch.bfloat16, enabled=not options.float32):
                loss = losses(networks, article) / sentences
            loss.backward()
            sum_of_losses += loss.item()
        nn.utils.clip_grad_norm_(trained, 1.0)
        adam.step()
        plan.step()
        adam.zero_grad()
        if (step + 1) % 20 == 0:
            rate = (time.time() - begun) / (step + 1 - first)
            left = rate * (len(batches) - step - 1) / 60
            print(
                f"step {step + 1} of {len(batches)}, loss {sum_of_losses / 20:.3f}, {left:.0f} minutes left", flush=True
            )
            sum_of_losses = 0.0
        if (step + 1) % 60 == 0:
            keep = {"step": step + 1, "networks": networks.state_dict(), "adam": adam.state_dict()}
            temporary = checkpoint.with_suffix(".tmp")
            torch.save({**keep, "plan": plan.state_dict()}, temporary)
            temporary.replace(checkpoint)


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    articles = read_layout(options.layout)
    networks = Networks(Encoder(options.encoder, options.layers, 0.1).load(options.encoder), options.frozen)
    freeze(networks, articles, options.cache, not options.float32)
    learned = [article for article in articles if article["fold"] not in options.without]
    manifest = {
        "layout_sha256": hashlib.sha256(options.layout.read_bytes()).hexdigest(),
        "articles": len(learned),
        "without": options.without,
        "epochs": options.epochs,
        "seed": options.seed,
        "layers": options.layers,
        "frozen": options.frozen,
        "torch": torch.__version__,
    }
    print(json.dumps(manifest), flush=True)
    train(networks, learned, options, options.out)
    torch.save(networks.state_dict(), options.out / "networks.pt")
    (options.out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    unseen = [article["id"] for article in articles if article["fold"] in options.without]
    (options.out / "articles.txt").write_text("".join(f"{id}\n" for id in unseen))


if __name__ == "__main__":
    main()
