"""Papers as bags of tokens, held flat in memory and gathered a batch at a time.

A *unit* is one sentence; unit 0 of a paper is its title. A *side* of a training pair is the bag of
some units of one paper, so a batch of sides is a sparse matrix [batch, vocabulary].
"""
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from tokenizers import Tokenizer

from corpus import sentences


class BagStore:
    """Token ids of all units: `tokens[unit_start[u]:unit_start[u+1]]`; units `paper_start[p]:paper_start[p+1]`."""

    def __init__(self, tokenizer: Tokenizer, papers: list[dict], chunk: int = 4000):
        ids, unit_lengths, paper_lengths = [], [], []
        for at in range(0, len(papers), chunk):
            texts = []
            for paper in papers[at: at + chunk]:
                units = [paper["title"], *sentences(paper["abstract"])]
                paper_lengths.append(len(units))
                texts.extend(units)
            for encoding in tokenizer.encode_batch_fast(texts, add_special_tokens=False):
                ids.append(np.array(encoding.ids, dtype=np.uint16))
                unit_lengths.append(len(encoding.ids))
        self.tokens = np.concatenate(ids)
        self.unit_start = np.concatenate([[0], np.cumsum(unit_lengths)]).astype(np.int64)
        self.paper_start = np.concatenate([[0], np.cumsum(paper_lengths)]).astype(np.int64)

    ARRAYS = ("tokens", "unit_start", "paper_start")

    def save(self, path: Path) -> None:
        np.savez(path, **{name: getattr(self, name) for name in self.ARRAYS})

    @classmethod
    def load(cls, path: Path) -> "BagStore":
        store, arrays = cls.__new__(cls), np.load(path)
        for name in cls.ARRAYS:
            setattr(store, name, arrays[name])
        return store

    def __len__(self) -> int:
        return len(self.paper_start) - 1

    def units(self, papers: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """All units of `papers` [b]: unit index, row in the batch, place within its paper (0 = title)."""
        first, count = self.paper_start[papers], np.diff(self.paper_start)[papers]
        row = np.repeat(np.arange(len(papers)), count)
        place = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        return first[row] + place, row, place

    def bags(self, unit: np.ndarray, row: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
        """CSR `(indptr [size+1], indices)` of the tokens in `unit`, grouped by ascending `row`."""
        start, count = self.unit_start[unit], self.unit_start[unit + 1] - self.unit_start[unit]
        offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        indices = self.tokens[np.repeat(start, count) + offset].astype(np.int32)
        per_row = np.bincount(row, weights=count, minlength=size).astype(np.int64)
        return np.concatenate([[0], np.cumsum(per_row)]), indices

    def counts(self, papers: np.ndarray, vocabulary: int) -> sp.csr_matrix:
        """[papers, vocabulary]: how often each token stands in each of `papers`."""
        unit, row, _ = self.units(papers)
        indptr, indices = self.bags(unit, row, len(papers))
        matrix = sp.csr_matrix((np.ones(len(indices), np.float32), indices, indptr), shape=(len(papers), vocabulary))
        matrix.sum_duplicates()
        return matrix
