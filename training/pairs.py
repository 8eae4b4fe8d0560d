"""Training pairs: what counts as two views of one thing."""
from collections import Counter

import numpy as np
import scipy.sparse as sp
import torch

from bags import BagStore
from model import Side

RARE = 100  # categories on fewer papers have no prototype


class PaperPairs:
    """Two views of one paper, in batches drawn from everything or, as hard negatives, from one primary category."""

    def __init__(self, store: BagStore, papers: list[dict], batch: int, rng: np.random.Generator):
        self.store, self.batch, self.rng = store, batch, rng
        primary = np.array([p["categories"][0] if p["categories"] else "" for p in papers])
        counts = Counter(primary[primary != ""])
        self.groups = [np.flatnonzero(primary == c) for c, n in sorted(counts.items()) if n >= batch]
        sizes = np.array([len(g) for g in self.groups], float)
        self.group_share = sizes / sizes.sum()

    def draw(self, same_category: bool) -> np.ndarray:
        if same_category and self.groups:
            pool = self.groups[self.rng.choice(len(self.groups), p=self.group_share)]
            return self.rng.choice(pool, self.batch, replace=False)
        return self.rng.choice(len(self.store), min(self.batch, len(self.store)), replace=False)

    def title_and_abstract(self, papers: np.ndarray) -> list[Side]:
        unit, row, place = self.store.units(papers)
        return self._sides(unit, row, place == 0, len(papers))

    def two_parts(self, papers: np.ndarray) -> list[Side]:
        """The sentences of each paper, its title among them, dealt out at random to two sides."""
        unit, row, place = self.store.units(papers)
        left = self.rng.random(len(unit)) < 0.5
        second = place == 1  # opposite to the title, so that neither side is empty
        left[second] = ~left[place == 0][row[second]]
        return self._sides(unit, row, left, len(papers))

    def _sides(self, unit, row, left, size) -> list[Side]:
        return [self.store.bags(unit[k], row[k], size) for k in (left, ~left)]


class CategoryTargets:
    """For each paper a distribution over its categories, the primary one counting three times."""

    def __init__(self, papers: list[dict]):
        counts = Counter(c for p in papers for c in p["categories"])
        self.names = sorted(c for c, n in counts.items() if n >= RARE)
        self.share = np.array([counts[c] / len(papers) for c in self.names])
        column = {c: i for i, c in enumerate(self.names)}
        rows, columns, values = [], [], []
        for row, paper in enumerate(papers):
            for place, category in enumerate(paper["categories"]):
                if category in column:
                    rows.append(row)
                    columns.append(column[category])
                    values.append(3.0 if place == 0 else 1.0)
        matrix = sp.csr_matrix((values, (rows, columns)), shape=(len(papers), len(self.names)), dtype=np.float32)
        total = np.asarray(matrix.sum(axis=1)).ravel()
        self.matrix = sp.diags(1 / np.maximum(total, 1)).dot(matrix).tocsr().astype(np.float32)

    def of(self, papers: np.ndarray) -> torch.Tensor:
        """[papers, categories]"""
        return torch.from_numpy(self.matrix[papers].toarray())
