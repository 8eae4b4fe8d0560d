"""Streaming filing with a nearest-centroid filer: the figure that the product lives on.

A tree starts empty and its papers arrive in random order. A paper none of whose places exists yet opens its
first place and is not counted. Any other is ranked against the existing headings by cosine to their summed
vectors, counted right where a heading is any of its places, and then filed under the first of them that exists.
"""
import numpy as np


def usable(tree: dict) -> list[int]:
    """Indices of the papers that take part: those with an abstract."""
    return [i for i, p in enumerate(tree["papers"]) if p["abstract"].strip()]


def file_tree(tree: dict, vectors: np.ndarray, seed: int) -> tuple[float, float]:
    """`vectors` [papers, dims] of unit length, one a usable paper → shares right at first and within three."""
    papers = usable(tree)
    number: dict[tuple, int] = {}
    sums = np.zeros((len(papers), vectors.shape[1]), np.float32)
    first = within = counted = 0
    for at in np.random.default_rng(seed).permutation(len(papers)):
        places = [tuple(path) for path in tree["all_paths"][papers[at]]]
        true = [number[path] for path in places if path in number]
        if true:
            centroids = sums[: len(number)]
            scores = centroids @ vectors[at] / np.maximum(np.linalg.norm(centroids, axis=1), 1e-9)
            best = np.argsort(-scores)[:3]
            first += best[0] in true
            within += any(b in true for b in best)
            counted += 1
            home = true[0]
        else:
            home = number.setdefault(places[0], len(number))
        sums[home] += vectors[at]
    return first / max(counted, 1), within / max(counted, 1)


def file_trees(trees: list[dict], vectors: list[np.ndarray], seeds=(1, 2, 3, 4, 5)) -> tuple[float, float]:
    """Means over seeds and trees."""
    results = [file_tree(t, v, seed) for seed in seeds for t, v in zip(trees, vectors)]
    first, within = np.mean(results, axis=0)
    return float(first), float(within)
