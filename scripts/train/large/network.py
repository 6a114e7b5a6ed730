"""The networks of model-large: an encoder of word pieces (MPNet, Song et al. 2020), and a head that goes along the whole article.

Shapes: L pieces of a window, n sentences of an article, D numbers of a vector. Sentences count from 0.
"""

import json
import math
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

LABELS, KINDS, PLACES = 4, 6, 24
THESIS = 0
# none, then begins and goes on with each label: as pipeline/extract has them
TAGS = 1 + 2 * LABELS
UNITS, STATE, POINTER = 192, 128, 64
# The likenesses of a sentence that the head is told: to the title, to the article's centre, to its last sentences.
LIKENESSES = 3
LAST_SENTENCES = 3
IMPOSSIBLE = -1e4


class Layer(nn.Module):
    """A layer of a transformer, normalised after each sum, as BERT's and MPNet's are."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float, dropout: float):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.attention_norm = nn.LayerNorm(width, epsilon)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, epsilon)

    def forward(self, x, bias):
        batch, length, width = x.shape

        def apart(y):
            return y.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        q, k, v = apart(self.q(x)), apart(self.k(x)), apart(self.v(x))
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        seen = self.o(seen.transpose(1, 2).reshape(batch, length, width))
        x = self.attention_norm(x + F.dropout(seen, self.dropout, self.training))
        inner = self.down(F.gelu(self.up(x)))
        return self.norm(x + F.dropout(inner, self.dropout, self.training))


class Encoder(nn.Module):
    """The first `layers` layers of an MPNet whose weights stand in a folder (config.json, model.safetensors)."""

    def __init__(self, folder: Path, layers: int, dropout: float):
        super().__init__()
        config = json.loads((folder / "config.json").read_text())
        width, epsilon = config["hidden_size"], config["layer_norm_eps"]
        self.width, self.buckets = width, config["relative_attention_num_buckets"]
        self.word = nn.Embedding(config["vocab_size"], width)
        self.position = nn.Embedding(config["max_position_embeddings"], width)
        self.norm = nn.LayerNorm(width, epsilon)
        heads, inner = config["num_attention_heads"], config["intermediate_size"]
        self.layers = nn.ModuleList(Layer(width, heads, inner, epsilon, dropout) for _ in range(layers))
        self.relative = nn.Embedding(self.buckets, heads)

    def load(self, folder: Path):
        from safetensors.torch import load_file

        stored = load_file(folder / "model.safetensors")
        names = {
            "word.weight": "embeddings.word_embeddings.weight",
            "position.weight": "embeddings.position_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
            "relative.weight": "encoder.relative_attention_bias.weight",
        }
        parts = {
            **{part: f"attention.attn.{part}" for part in "qkvo"},
            "attention_norm": "attention.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm": "output.LayerNorm",
        }
        for i in range(len(self.layers)):
            for own, theirs in parts.items():
                for kind in ("weight", "bias"):
                    names[f"layers.{i}.{own}.{kind}"] = f"encoder.layer.{i}.{theirs}.{kind}"
        self.load_state_dict({own: stored[theirs].float() for own, theirs in names.items()})
        return self

    def relative_bias(self, length: int):
        """What attention adds for the distance of two pieces, [1, heads, length, length]: buckets of T5 (Raffel et al. 2020), both ways."""
        half = self.buckets // 2
        place = torch.arange(length)
        ahead = place[None] - place[:, None]
        distance = ahead.abs()
        exact = half // 2
        far = torch.log(distance.clamp(min=1).float() / exact) / math.log(128 / exact) * (half - exact)
        bucket = torch.where(distance < exact, distance, (exact + far.long()).clamp(max=half - 1))
        return self.relative(bucket + (ahead > 0).long() * half).permute(2, 0, 1)[None]

    def bias(self, lengths, length: int):
        absent = torch.arange(length)[None] >= lengths[:, None]
        return self.relative_bias(length) + torch.zeros(absent.shape).masked_fill(absent, IMPOSSIBLE)[:, None, None]

    def embed(self, ids):
        # MPNet counts positions from 2.
        return self.norm(self.word(ids) + self.position(torch.arange(ids.shape[1]) + 2)[None])

    def run(self, x, bias, first: int, last: int):
        for layer in self.layers[first:last]:
            x = layer(x, bias)
        return x


class Head(nn.Module):
    """Vectors of an article's sentences [n, D] and where they stand [n, PLACES] -> what is said of each sentence."""

    def __init__(self, width: int):
        super().__init__()
        self.place = nn.Linear(PLACES + LIKENESSES, 32)
        self.project = nn.Linear(width + 32, UNITS)
        self.along = nn.GRU(UNITS, STATE, bidirectional=True)
        whole = 2 * STATE + UNITS
        self.out = nn.Linear(whole, TAGS + 2 + KINDS + 1)
        self.unstated = nn.Linear(whole, 1)
        self.query, self.key = nn.Linear(whole, POINTER), nn.Linear(whole, POINTER)

    def forward(self, sentences, places):
        unit = F.normalize(sentences, dim=1)
        centre = F.normalize(sentences.mean(0, keepdim=True), dim=1)
        alike = torch.cat(
            [unit @ unit[:1].T, unit @ centre.T, (unit @ unit[-LAST_SENTENCES:].T).amax(1, keepdim=True)], 1
        )
        place = F.relu(self.place(torch.cat([places, alike], 1)))
        z = F.dropout(F.relu(self.project(torch.cat([sentences, place], 1))), 0.3, self.training)
        state, _ = self.along(z[:, None])
        whole = torch.cat([F.dropout(state[:, 0], 0.3, self.training), z], 1)
        tags, stance, kind, thesis = self.out(whole).split([TAGS, 2, KINDS, 1], 1)
        unstated = self.unstated(whole.mean(0, keepdim=True))
        return tags, stance, kind, thesis, unstated, self.query(whole), self.key(whole)


class Chain(nn.Module):
    """A linear chain over tags (Lafferty et al. 2001)."""

    def __init__(self):
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.starts, self.ends = nn.Parameter(torch.zeros(TAGS)), nn.Parameter(torch.zeros(TAGS))
        step, start = torch.zeros(TAGS, TAGS), torch.zeros(TAGS)
        for goes_on in range(2, TAGS, 2):
            start[goes_on] = IMPOSSIBLE
            for before in range(TAGS):
                if before not in (goes_on, goes_on - 1):
                    step[before, goes_on] = IMPOSSIBLE
        self.register_buffer("step_mask", step)
        self.register_buffer("start_mask", start)

    def loss(self, scores, tags):
        """The negative log-likelihood of one article's tags [n], given scores [n, TAGS]."""
        steps = self.steps + self.step_mask
        a = scores[0] + self.starts + self.start_mask
        for score in scores[1:]:
            a = torch.logsumexp(a[:, None] + steps, 0) + score
        own = scores.gather(1, tags[:, None]).sum() + self.starts[tags[0]] + self.ends[tags[-1]]
        return torch.logsumexp(a + self.ends, 0) - own - self.steps[tags[:-1], tags[1:]].sum()


class Links(nn.Module):
    """How well segment s points to segment t: a product of their sentences' means, and what labels and distance say."""

    DISTANCES = 16

    def __init__(self):
        super().__init__()
        self.labels = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.distances = nn.Parameter(torch.zeros(self.DISTANCES + 1))

    def forward(self, query, key, segments, s, targets):
        q = query[segments[s]["first"] : segments[s]["last"] + 1].mean(0)
        k = torch.stack([key[segments[t]["first"] : segments[t]["last"] + 1].mean(0) for t in targets])
        half = self.DISTANCES // 2
        distance = torch.tensor([max(-half, min(half, t - s)) + half for t in targets])
        label = torch.tensor([segments[t]["label"] for t in targets])
        return k @ q / math.sqrt(POINTER) + self.labels[segments[s]["label"], label] + self.distances[distance]


class Networks(nn.Module):
    def __init__(self, encoder: Encoder, frozen: int):
        super().__init__()
        self.encoder, self.frozen = encoder, frozen
        self.head, self.chain, self.links = Head(encoder.width), Chain(), Links()

    def sentences(self, windows, count: int):
        """The mean of each sentence's pieces, [count, D]. `windows`: what the frozen layers made of each window, and its spans."""
        order = sorted(range(len(windows)), key=lambda w: len(windows[w][0]))
        vectors = [None] * count
        while order:
            group = [order.pop()]
            longest = len(windows[group[0]][0])
            while order and (len(group) + 1) * longest <= 4096:
                group.append(order.pop())
            lengths = torch.tensor([len(windows[w][0]) for w in group])
            x = torch.zeros(len(group), longest, self.encoder.width)
            for row, w in enumerate(group):
                x[row, : lengths[row]] = windows[w][0]
            x = self.encoder.run(x, self.encoder.bias(lengths, longest), self.frozen, len(self.encoder.layers))
            for row, w in enumerate(group):
                for sentence, start, end in windows[w][1]:
                    vectors[sentence] = x[row, start:end].float().mean(0)
        return torch.stack(vectors)
