"""Makes a tiny MPNet with weights by chance, to try the training on: python tiny.py FOLDER VOCABULARY"""

import json
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file

CONFIG = {
    "vocab_size": 0,
    "hidden_size": 32,
    "num_hidden_layers": 3,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "max_position_embeddings": 514,
    "relative_attention_num_buckets": 32,
    "layer_norm_eps": 1e-5,
}


def main():
    folder, vocabulary = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    size, width, inner = len(vocabulary.read_text().splitlines()), CONFIG["hidden_size"], CONFIG["intermediate_size"]
    torch.manual_seed(0)

    def by_chance(*shape):
        return torch.randn(*shape) * 0.1

    weights = {
        "embeddings.word_embeddings.weight": by_chance(size, width),
        "embeddings.position_embeddings.weight": by_chance(CONFIG["max_position_embeddings"], width),
        "embeddings.LayerNorm.weight": torch.ones(width),
        "embeddings.LayerNorm.bias": torch.zeros(width),
        "encoder.relative_attention_bias.weight": by_chance(
            CONFIG["relative_attention_num_buckets"], CONFIG["num_attention_heads"]
        ),
    }
    for layer in range(CONFIG["num_hidden_layers"]):
        shapes = {f"attention.attn.{part}": (width, width) for part in "qkvo"}
        shapes |= {"intermediate.dense": (inner, width), "output.dense": (width, inner)}
        for name, shape in shapes.items():
            weights[f"encoder.layer.{layer}.{name}.weight"] = by_chance(*shape)
            weights[f"encoder.layer.{layer}.{name}.bias"] = torch.zeros(shape[0])
        for name in ("attention.LayerNorm", "output.LayerNorm"):
            weights[f"encoder.layer.{layer}.{name}.weight"] = torch.ones(width)
            weights[f"encoder.layer.{layer}.{name}.bias"] = torch.zeros(width)
    save_file(weights, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps({**CONFIG, "vocab_size": size}))


if __name__ == "__main__":
    main()
