"""Training pairs: what counts as two views of one thing."""
from collections import Counter, defaultdict

import numpy as np
import scipy.sparse as sp
import torch

import corpus
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


class HeadingPairs:
    """Two papers under one heading of a tree outside the reporting half; negatives stand under other headings,
    of the same tree (the hard ones) and of others."""

    TREES, PER_TREE = 8, 64

    def __init__(self, tokenizer, trees: list[dict], rng: np.random.Generator):
        reserved = corpus.reserved_keys(trees)
        papers, self.trees = [], []
        for tree in trees:
            if corpus.is_reporting_tree(tree):
                continue
            headings = defaultdict(list)
            for paper, places in zip(tree["papers"], tree["all_paths"]):
                known = paper["id"] in reserved or corpus.title_key(paper["title"]) in reserved
                if known or not paper["abstract"] or not corpus.is_arxiv(paper):
                    continue
                for path in places:
                    headings[tuple(path)].append(len(papers))
                papers.append(paper)
            groups = [np.array(g) for g in headings.values() if len(g) > 1]
            if groups:
                self.trees.append(groups)
        self.rng, self.store = rng, BagStore(tokenizer, papers)
        weight = np.sqrt([sum(map(len, groups)) for groups in self.trees])
        self.tree_share = weight / weight.sum()

    def draw(self) -> tuple[list[Side], torch.Tensor]:
        """Two sides of 512 whole papers, and `same` [512, 512]: other pairs under the same heading."""
        first, second, heading, seen = [], [], [], 0
        for t in self.rng.choice(len(self.trees), self.TREES, p=self.tree_share):
            groups = self.trees[t]
            weight = np.sqrt([len(g) for g in groups])
            for g in self.rng.choice(len(groups), self.PER_TREE, p=weight / weight.sum()):
                a, b = self.rng.choice(groups[g], 2, replace=False)
                first.append(a), second.append(b), heading.append(seen + g)
            seen += len(groups)
        first, second, heading = np.array(first), np.array(second), np.array(heading)
        same = torch.from_numpy((heading[:, None] == heading) | (first[:, None] == second)).fill_diagonal_(False)
        return [self._whole(first), self._whole(second)], same

    def _whole(self, papers: np.ndarray) -> Side:
        unit, row, _ = self.store.units(papers)
        return self.store.bags(unit, row, len(papers))
