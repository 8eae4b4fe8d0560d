"""From corpus to committed files, in one command:

    python training/train.py --corpus PATH --trees PATH --out public/models/papertree-static
"""
import argparse
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

import corpus
from bags import BagStore
from export import export_model
from model import StaticEmbedder
from pairs import CategoryTargets, PaperPairs
from tokenizer import MAX_TOKENS, SPECIAL, save_tokenizer, train_tokenizer

SAME_CATEGORY = 0.2       # share of the paper batches drawn from one primary category
CATEGORY_WEIGHT = 1.0     # of the category loss beside the pair loss
RATES = {"direction": 0.004, "weight": 0.02, "prototypes": 0.01}
WARM_UP = 50              # steps
FLATTEN = 0.8             # exponent on the rows' lengths at export: training makes rare words a little too loud


def train(model: StaticEmbedder, papers: PaperPairs, targets: CategoryTargets, steps: int,
          rng: np.random.Generator) -> None:
    """Adam with a linear warm-up and a linear way down to zero."""
    groups = [{"params": [getattr(model, name)], "lr": rate, "top": rate} for name, rate in RATES.items()]
    optimiser = torch.optim.Adam(groups, fused=True, eps=1e-10)
    started, recent = time.time(), defaultdict(list)
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = group["top"] * min(1, (step + 1) / WARM_UP) * (1 - step / steps)
        kind = "title and abstract" if rng.random() < 0.5 else "two parts"
        chosen = papers.draw(same_category=rng.random() < SAME_CATEGORY)
        views = papers.title_and_abstract if kind == "title and abstract" else papers.two_parts
        left, right = model(views(chosen))
        pair_loss = model.pair_loss(left, right)
        loss = pair_loss + CATEGORY_WEIGHT * model.category_loss(left + right, targets.of(chosen))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        recent[kind].append(pair_loss.item())
        if step % 100 == 99:
            means = "  ".join(f"{k} {np.mean(v[-20:]):.3f}" for k, v in recent.items())
            print(f"step {step + 1} of {steps}, {time.time() - started:.0f} s: {means}", flush=True)


def read_tokens(learned: list[dict], size: int, cache: Path | None) -> tuple[Tokenizer, BagStore]:
    """The vocabulary and the tokenised corpus; kept in `cache`, since they take longer than many a trial."""
    if cache and (cache / "bags.npz").exists():
        return Tokenizer.from_file(str(cache / "tokenizer.json")), BagStore.load(cache / "bags.npz")
    tokenizer = train_tokenizer([corpus.paper_text(p["title"], p["abstract"]) for p in learned], size)
    store = BagStore(tokenizer, learned)
    if cache:
        save_tokenizer(tokenizer, cache)
        store.save(cache / "bags.npz")
    return tokenizer, store


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = Path(__file__).parents[2] / "shared" / "data"
    parser.add_argument("--corpus", type=Path, default=data / "corpus", help="folder of *.jsonl.xz")
    parser.add_argument("--trees", type=Path, default=data / "trees-dev.jsonl.gz",
                        help="the reporting half of these reading lists is kept out")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--vocabulary", type=int, default=36000)
    parser.add_argument("--steps", type=int, default=800)
    parser.add_argument("--batch", type=int, default=2048)
    parser.add_argument("--cache", type=Path, help="folder for the tokenised corpus, to try again sooner")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()

    torch.set_num_threads(args.threads)
    rng = np.random.default_rng(args.seed)
    learned, held_out = corpus.split_corpus(args.corpus, corpus.read_trees(args.trees))
    learned = [p for p in learned if corpus.is_arxiv(p)]  # other fields are measured, not yet learned from
    print(f"{len(learned)} papers to learn from, {len(held_out)} held out", flush=True)

    tokenizer, store = read_tokens(learned, args.vocabulary, args.cache)
    print(f"{len(store.tokens)} tokens in {len(store.unit_start) - 1} sentences", flush=True)

    frequency = np.bincount(store.tokens, minlength=args.vocabulary) + 1.0
    papers = PaperPairs(store, learned, args.batch, rng)
    targets = CategoryTargets(learned)
    del learned
    model = StaticEmbedder(frequency, targets.share, rng)
    train(model, papers, targets, args.steps, rng)

    table = model.table().detach().numpy()
    table = table * np.linalg.norm(table, axis=1, keepdims=True) ** (FLATTEN - 1)
    table[: len(SPECIAL)] = 0  # padding and unknown words say nothing
    save_tokenizer(tokenizer, args.out)
    export_model(table, args.out, MAX_TOKENS)


if __name__ == "__main__":
    main()
