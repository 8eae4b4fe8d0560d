"""Teaches a model of arXiv the words of other fields, without training:

    python training/extend.py --model FOLDER --corpus PATH --trees PATH --out OTHER

The vocabulary gets the most frequent words that it lacks. The row of a new word is read off the papers of other fields
that contain it; the row of a known word is drawn there the more, the rarer the word is on arXiv. FOLDER holds a model
that `train.py` made, not one that this command has extended already.
"""
import argparse
import re
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from tokenizers import Tokenizer

import corpus
from bags import BagStore
from evaluate import Static, unit
from export import export_model
from tokenizer import MAX_TOKENS, SPECIAL, save_tokenizer, with_words

ARXIV_SHARE = 1 / 3   # of arXiv's papers, by a hash of the id: as many as of the other fields, and some more
OTHER_WORDS = 4       # a word counts as often in a text of another field when the vocabulary is chosen
LEAST = 5             # papers of other fields that contain a known word before its row is moved
SURE = 50             # occurrences from which a row's length says more than noise
RIDGE = 0.02          # of the mean squared number, added to the diagonal
OTHER_PAPERS = 2      # a paper of another field says as much about a known word as so many occurrences on arXiv
FLATTEN = 0.8         # as in train.py: rows' lengths are raised to it at export
_WORD = re.compile(r"[^\W_]+")


def word_counts(papers: list[dict]) -> Counter:
    """How often each word of Latin letters stands in the papers, as the tokenizer reads words."""
    counts = Counter()
    for paper in papers:
        often = corpus.weight(paper) * (OTHER_WORDS if corpus.is_of_other_field(paper) else 1)
        text = corpus.paper_text(paper["title"], paper["abstract"]).lower()
        if not text.isascii():
            text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
        for word, n in Counter(_WORD.findall(text)).items():
            counts[word] += often * n
    return Counter({w: n for w, n in counts.items() if len(w) > 1 and w.isascii() and not w.isdigit()})


def extended_table(table: np.ndarray, store: BagStore, of_other_field: np.ndarray, size: int) -> np.ndarray:
    """The model's table [words, 256] with rows for `size` words; `of_other_field` [papers of `store`] is a mask."""
    known = flattened(table, 1 / FLATTEN)
    others, arxiv = np.flatnonzero(of_other_field), np.flatnonzero(~of_other_field)
    bags = store.counts(others, size)
    in_papers = np.diff(bags.tocsc().indptr)
    on_arxiv = np.asarray(store.counts(arxiv, size).sum(axis=0)).ravel() / ARXIV_SHARE

    rows = rows_from_papers(known, bags, in_papers)
    old, said = on_arxiv[: len(known)], OTHER_PAPERS * in_papers[: len(known)]
    keep = np.where(in_papers[: len(known)] < LEAST, 1, old / np.maximum(old + said, 1))[:, None]
    rows[: len(known)] = unit(keep * unit(known) + (1 - keep) * rows[: len(known)])
    rows *= lengths(known, np.bincount(store.tokens, minlength=size) + 1.0)[:, None]
    return flattened(rows, FLATTEN)


def rows_from_papers(known: np.ndarray, bags: sp.csr_matrix, in_papers: np.ndarray) -> np.ndarray:
    """Directions [vocab, 256] of all words: the mean vector of the papers that contain a word, led by a linear map to
    where rows are.

    `known` [words, 256] are the rows of the first words, `bags` [papers, vocab] how often each word stands in a paper,
    `in_papers` [vocab] in how many. The map is fitted on known words that are neither rare nor everywhere; the mean
    cosine on a tenth of them that is left out is printed.
    """
    inside = bags.copy()
    inside.data = np.log1p(inside.data)
    documents = unit(inside[:, : len(known)] @ known)
    documents -= documents.mean(axis=0)
    inside.data[:] = 1
    means = unit(inside.T @ documents)

    source, target, papers = means[: len(known)], unit(known), in_papers[: len(known)]
    usable = (papers > 20) & (papers < 3000) & target.any(axis=1)
    left_out = usable & (np.random.default_rng(0).random(len(known)) < 0.1)
    fitted = usable & ~left_out
    gram = source[fitted].T @ source[fitted]
    gram += RIDGE * np.trace(gram) / len(gram) * np.eye(len(gram), dtype=gram.dtype)
    mapped = unit(means @ np.linalg.solve(gram, source[fitted].T @ target[fitted]))
    agreement = (mapped[: len(known)] * target)[left_out].sum(axis=1).mean()
    print(f"rows from papers and rows left out: mean cosine {agreement:.3f}", flush=True)
    return mapped


def lengths(known: np.ndarray, frequency: np.ndarray) -> np.ndarray:
    """Lengths of rows [vocab]: of known ones their own, of new ones what `frequency` [vocab] gives for known ones."""
    own, count = np.linalg.norm(known, axis=1), frequency[: len(known)]
    sure = (count > SURE) & (own > 0)
    slope, level = np.polyfit(np.log(count[sure]), np.log(own[sure]), 1)
    expected = np.exp(slope * np.log(np.maximum(frequency, SURE)) + level)
    expected[: len(known)] = own
    return expected


def flattened(table: np.ndarray, exponent: float) -> np.ndarray:
    """The table with its rows' lengths raised to the exponent."""
    own = np.linalg.norm(table, axis=1, keepdims=True)
    return (table * np.maximum(own, 1e-12) ** (exponent - 1)).astype(np.float32)


def write_extended(base: Static, store: BagStore, of_other_field: np.ndarray, tokenizer: Tokenizer, out: Path) -> None:
    """Writes the extended model's files to the folder `out`."""
    table = extended_table(base.table, store, of_other_field, tokenizer.get_vocab_size())
    table[: len(SPECIAL)] = 0  # padding and unknown words say nothing
    save_tokenizer(tokenizer, out)
    export_model(table, out, MAX_TOKENS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = Path(__file__).parents[2] / "shared" / "data"
    parser.add_argument("--model", type=Path, required=True, help="folder of the model to extend, made by train.py")
    parser.add_argument("--corpus", type=Path, default=data / "corpus", help="folder of *.jsonl.xz")
    parser.add_argument("--trees", type=Path, default=data / "trees-dev.jsonl.gz",
                        help="the reporting half of these reading lists is kept out")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--vocabulary", type=int, default=49000)
    args = parser.parse_args()

    base = Static(args.model)
    learned, _ = corpus.split_corpus(args.corpus, corpus.read_trees(args.trees))
    learned = [p for p in learned if corpus.is_of_other_field(p) or corpus.id_hash("a" + p["id"]) < ARXIV_SHARE]
    print(f"{len(learned)} papers to learn from", flush=True)
    tokenizer = with_words(base.tokenizer, word_counts(learned), args.vocabulary)
    of_other_field = np.array([corpus.is_of_other_field(p) for p in learned])
    write_extended(base, BagStore(tokenizer, learned), of_other_field, tokenizer, args.out)


if __name__ == "__main__":
    main()
