"""The net: one encoder, heads over its words, and a reader of links from a cue.

The encoder is BERT's (Devlin et al. 2019) as distilled in MiniLM (Wang et al. 2020) and all-MiniLM-L6-v2, with two
embeddings added: word shape and place within quotation marks. Heads score each word's labels. Links are not pairs of
spans: every cue asks of every word whether it belongs to its source or to its content, so that shared sources,
contents in pieces and claims within claims need no special case.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from sayso.model.encode import QUOTES, SHAPES
from training.crf import Chain
from training.labels import ENTITIES, EVENT_TYPES, HEDGES, LEFT, LINKS, RIGHT, ROLES, SCHEMES, TOKENS, TRIGGERS


@dataclass(frozen=True)
class Size:
    """Sizes of all-MiniLM-L6-v2, and ours."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    inner: int = 1536
    layers: int = 6
    attention_heads: int = 12
    link: int = 128  # width of the link reader
    link_kernel: int = 7  # words that a link layer sees at once
    far: int = 128  # words from the cue beyond which distance is "far"
    pair: int = 96  # width of what two mentions are compared by
    dropout: float = 0.1


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads, self.dropout = size.attention_heads, size.dropout
        self.qkv = nn.Linear(size.hidden, 3 * size.hidden)
        self.out = nn.Linear(size.hidden, size.hidden)
        self.out_norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.up = nn.Linear(size.hidden, size.inner)
        self.down = nn.Linear(size.inner, size.hidden)
        self.down_norm = nn.LayerNorm(size.hidden, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """(B, T, H) and the mask's bias (B, 1, 1, T), None where nothing is padding, to (B, T, H)."""
        batch, length, width = x.shape
        shape = (batch, length, self.heads, width // self.heads)
        q, k, v = (part.reshape(shape).transpose(1, 2) for part in self.qkv(x).split(width, dim=-1))
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=None if bias is None else bias.to(q.dtype))
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, width))
        x = self.out_norm(x + F.dropout(seen, self.dropout, self.training))
        thought = self.down(F.gelu(self.up(x)))
        return self.down_norm(x + F.dropout(thought, self.dropout, self.training))


class Encoder(nn.Module):
    """Pieces in, one vector a piece out."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.dropout = size.dropout
        self.words = nn.Embedding(size.vocabulary, size.hidden)
        self.places = nn.Embedding(size.positions, size.hidden)
        self.shapes = nn.Embedding(len(SHAPES), size.hidden)
        self.quotes = nn.Embedding(len(QUOTES), size.hidden)
        self.norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))
        nn.init.normal_(self.shapes.weight, std=0.01)
        nn.init.normal_(self.quotes.weight, std=0.01)

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor, mask: Tensor | None) -> Tensor:
        """All (B, T), the mask None where nothing is padding; gives (B, T, H)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.shapes(shapes) + self.quotes(quotes)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


APART = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89)
"""Words between an earlier mention's head and a later one's: up to each of these, and more, is one step of distance."""


def antecedents(pairs: Tensor, apart: Tensor) -> Tensor:
    """How likely each earlier word's entity is meant again by each later word (Dobrovolskii 2021, word by word).

    Args:
        pairs: (B, W, 2 P): what a word asks for as a later mention, then what it offers as an earlier one.
        apart: (len(APART) + 1,) what the distance says.

    Returns:
        (B, W, W): row the later word, column the earlier; a score above 0 speaks for a link. Only columns before the
        row mean anything.
    """
    asks, offers = pairs.chunk(2, -1)
    words = torch.arange(pairs.shape[1])
    between = (words[:, None] - words[None, :]).clamp(min=1)
    step = torch.bucketize(between, torch.tensor(APART))
    return asks @ offers.transpose(1, 2) / asks.shape[-1] ** 0.5 + apart[step]


class LinkReader(nn.Module):
    """From a cue, every word: is it of the cue's source, of its content, or neither? From a trigger: of which role?"""

    def __init__(self, size: Size, given: int, answers: int) -> None:
        super().__init__()
        self.far = size.far
        self.dropout = size.dropout
        self.first = nn.Linear(size.hidden, size.link)
        self.last = nn.Linear(size.hidden, size.link)
        self.word = nn.Linear(size.hidden, size.link)
        self.given = nn.Linear(given, size.link, bias=False)
        self.distance = nn.Embedding(2 * size.far + 1, size.link)
        self.paragraph = nn.Embedding(3, size.link)
        self.within = nn.Parameter(torch.zeros(size.link))
        self.norms = nn.ModuleList(nn.LayerNorm(size.link) for _ in range(2))
        pad = size.link_kernel // 2
        self.near = nn.ModuleList(
            nn.Conv1d(size.link, size.link, size.link_kernel, padding=pad, groups=size.link) for _ in range(2)
        )
        self.mixed = nn.ModuleList(nn.Linear(size.link, size.link) for _ in range(2))
        self.labels = nn.Linear(size.link, answers)

    def forward(self, hidden: Tensor, said: Tensor, blocks: Tensor, cues: Tensor) -> Tensor:
        """Scores each word's link labels for each cue (or trigger).

        Args:
            hidden: (B, W, H) of words.
            said: (B, W, S) emissions of the word head that knows of such spans.
            blocks: (B, W) paragraph numbers.
            cues: (N, 3) window, first word, last word.

        Returns:
            (N, W, answers).
        """
        row, first, last = cues.unbind(1)
        words = torch.arange(hidden.shape[1], device=hidden.device)[None, :]
        keys = self.word(hidden) + self.given(torch.softmax(said, -1))
        ask = self.first(hidden[row, first]) + self.last(hidden[row, last])
        away = (words - first[:, None]).clamp(-self.far, self.far) + self.far
        apart = (blocks[row] - blocks[row, first][:, None]).clamp(-1, 1) + 1
        inside = ((words >= first[:, None]) & (words <= last[:, None])).to(hidden.dtype)
        z = keys[row] + ask[:, None] + self.distance(away) + self.paragraph(apart) + inside[:, :, None] * self.within
        z = F.dropout(F.gelu(z), self.dropout, self.training)
        for norm, near, mixed in zip(self.norms, self.near, self.mixed, strict=True):
            around = near(norm(z).transpose(1, 2)).transpose(1, 2)
            z = z + F.dropout(mixed(F.gelu(around)), self.dropout, self.training)
        return self.labels(z)


class Net(nn.Module):
    """Encoder and heads. A further head is one more entry in ``heads``, and one more loss in ``train.py``."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        self.encoder = Encoder(size)
        self.heads = nn.ModuleDict(
            {
                "tokens": nn.Linear(size.hidden, len(TOKENS)),
                "hedges": nn.Linear(size.hidden, len(HEDGES)),
                "factuality": nn.Linear(size.hidden, len(SCHEMES)),
                "entities": nn.Linear(size.hidden, len(ENTITIES)),
                "triggers": nn.Linear(size.hidden, len(TRIGGERS)),
                "types": nn.Linear(size.hidden, len(EVENT_TYPES)),
                "fills": nn.Linear(size.hidden, len(ROLES)),
                "mentions": nn.Linear(size.hidden, 2 + LEFT + RIGHT),
                "pairs": nn.Linear(size.hidden, 2 * size.pair),
            }
        )
        self.chains = nn.ModuleDict({"tokens": Chain(TOKENS), "links": Chain(LINKS)})
        self.links = LinkReader(size, len(TOKENS), len(LINKS))
        self.arguments = LinkReader(size, len(ROLES), len(ROLES))
        self.apart = nn.Parameter(torch.zeros(len(APART) + 1))  # what the distance between two mentions says

    def read(self, ids: Tensor, shapes: Tensor, quotes: Tensor, mask: Tensor | None, heads: Tensor) -> Tensor:
        """Pieces (B, T) to one vector a word (B, W, H): that of its first piece."""
        pieces = self.encoder(ids, shapes, quotes, mask)
        index = heads[:, :, None].expand(-1, -1, pieces.shape[-1])
        return pieces.gather(1, index)


def load_encoder(encoder: Encoder, folder: Path) -> None:
    """Fills the encoder with published BERT weights; what is ours (shapes, quotes) stays as it was made."""
    theirs = load_file(folder / "model.safetensors")
    theirs = {name.removeprefix("bert."): value for name, value in theirs.items()}
    at = "embeddings."
    ours: dict[str, Tensor] = {
        "words.weight": theirs[at + "word_embeddings.weight"],
        "places.weight": theirs[at + "position_embeddings.weight"] + theirs[at + "token_type_embeddings.weight"][0],
        "norm.weight": theirs[at + "LayerNorm.weight"],
        "norm.bias": theirs[at + "LayerNorm.bias"],
    }
    for number in range(len(encoder.layers)):
        old, new = f"encoder.layer.{number}.", f"layers.{number}."
        for end in ("weight", "bias"):
            qkv = [theirs[f"{old}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            ours[f"{new}qkv.{end}"] = torch.cat(qkv)
            ours[f"{new}out.{end}"] = theirs[f"{old}attention.output.dense.{end}"]
            ours[f"{new}out_norm.{end}"] = theirs[f"{old}attention.output.LayerNorm.{end}"]
            ours[f"{new}up.{end}"] = theirs[f"{old}intermediate.dense.{end}"]
            ours[f"{new}down.{end}"] = theirs[f"{old}output.dense.{end}"]
            ours[f"{new}down_norm.{end}"] = theirs[f"{old}output.LayerNorm.{end}"]
    missing, unexpected = encoder.load_state_dict(ours, strict=False)
    if unexpected or set(missing) != {"shapes.weight", "quotes.weight"}:
        raise ValueError(f"the encoder's weights do not fit: {missing} {unexpected}")
