"""Writes trained networks (train.py) as ONNX for model-large: encoder.onnx in integers of seven bits, head.onnx, chain.json.

python export.py --networks FOLDER --encoder FOLDER --out FOLDER
"""

import argparse
import json
import tempfile
from pathlib import Path

import onnx
import torch
import torch.nn as nn
from onnxruntime.quantization import QuantType, quantize_dynamic

from network import PLACES, Encoder, Networks

# What onnxruntime-node 1.14 reads.
OPSET, IR = 17, 8


class Pieces(nn.Module):
    """ids [1, L] -> vectors [1, L, D], attention written out so that its length is free."""

    def __init__(self, encoder: Encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, ids):
        encoder = self.encoder
        x = encoder.embed(ids)
        bias = encoder.relative_bias(ids.shape[1])
        for layer in encoder.layers:
            apart = [y.unflatten(2, (layer.heads, -1)).transpose(1, 2) for y in (layer.q(x), layer.k(x), layer.v(x))]
            q, k, v = apart
            seen = torch.softmax(q @ k.transpose(2, 3) * (q.shape[-1] ** -0.5) + bias, -1) @ v
            x = layer.attention_norm(x + layer.o(seen.transpose(1, 2).flatten(2)))
            x = layer.norm(x + layer.down(nn.functional.gelu(layer.up(x))))
        return x


def write(module, example, names, answers, free, path: Path):
    torch.onnx.export(
        module,
        example,
        str(path),
        input_names=names,
        output_names=answers,
        dynamic_axes=free,
        opset_version=OPSET,
        dynamo=False,
    )
    model = onnx.load(path)
    model.ir_version = IR
    onnx.save(model, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--networks", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float32", action="store_true", help="no integers: to see what they cost")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    manifest = json.loads((options.networks / "manifest.json").read_text())
    networks = Networks(Encoder(options.encoder, manifest["layers"], 0.0), manifest["frozen"]).eval()
    networks.load_state_dict(torch.load(options.networks / "networks.pt"))

    encoder = options.out / "encoder.onnx"
    with torch.no_grad(), tempfile.TemporaryDirectory() as folder:
        floats = encoder if options.float32 else Path(folder) / "encoder.onnx"
        ids = torch.randint(110, min(1000, networks.encoder.word.num_embeddings), (1, 40))
        write(Pieces(networks.encoder), (ids,), ["ids"], ["hidden"], {"ids": {1: "L"}, "hidden": {1: "L"}}, floats)
        if not options.float32:
            # Seven bits: processors without VNNI multiply eight with overflow.
            quantize_dynamic(floats, encoder, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        answers = ["tags", "stance", "kind", "thesis", "unstated", "query", "key"]
        write(
            networks.head,
            (torch.randn(9, networks.encoder.width), torch.randn(9, PLACES)),
            ["sentences", "places"],
            answers,
            {name: {0: "n"} for name in ["sentences", "places", *answers] if name != "unstated"},
            options.out / "head.onnx",
        )
    chain, links = networks.chain, networks.links
    numbers = {
        # A step that cannot be has no weight: the program knows which those are.
        "chain": {
            "steps": (chain.steps * (chain.step_mask == 0)).flatten().tolist(),
            "starts": (chain.starts * (chain.start_mask == 0)).tolist(),
            "ends": chain.ends.tolist(),
        },
        "links": {"labels": links.labels.flatten().tolist(), "distances": links.distances.tolist()},
        "manifest": manifest,
    }
    (options.out / "chain.json").write_text(json.dumps(numbers) + "\n")
    unseen = options.networks / "articles.txt"
    if unseen.exists():
        (options.out / "articles.txt").write_text(unseen.read_text())


if __name__ == "__main__":
    main()
