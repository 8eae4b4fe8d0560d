"""
Fits the boosted trees that rank topics and recognise new ones, and the weights of a new topic's parent:

    npx tsx tests/bench/filing/write-examples.ts --trees FILE --out examples.jsonl
    python training/ranker.py examples.jsonl --out lib/engine/features/boosted-trees.json

Needs `lightgbm` and `numpy` (requirements.txt). Only the learning lists are fitted on; figures are cross-fitted by list
on those, and plain on the reporting lists. One thread, some two minutes.
"""

import argparse
import base64
import json

import lightgbm as lgb
import numpy as np

FOLDS = 5


def read(path):
    with open(path) as lines:
        header = json.loads(next(lines))
        steps = []
        for line in lines:
            step = json.loads(line)
            rows = np.frombuffer(base64.b64decode(step["rows"]), dtype=np.float32)
            step["rows"] = rows.reshape(-1, step["columns"])
            step["scores"] = np.array(step["scores"])
            step["right"] = np.array(step["right"], dtype=bool)
            steps.append(step)
    return header, steps


def list_weights(steps):
    """A long list must not drown the short ones: together its steps count as the root of their number."""
    sizes = {}
    for step in steps:
        key = step["list"], step["kind"]
        sizes[key] = sizes.get(key, 0) + 1
    weights = np.array([sizes[step["list"], step["kind"]] ** -0.5 for step in steps])
    return weights / weights.mean()


class Ranker:
    """Trees on top of the linear scores, under a softmax over the candidates of each placement."""

    params = {
        "learning_rate": 0.08,
        "num_leaves": 12,
        "min_data_in_leaf": 300,
        "feature_fraction": 0.6,
        "lambda_l2": 5.0,
        "max_bin": 127,
        "num_threads": 1,
        "verbose": -1,
        "seed": 1,
        "deterministic": True,
    }
    rounds = 160

    def fit(self, steps):
        steps = [step for step in steps if not step["isNew"] and step["right"].any()]
        rows = np.concatenate([step["rows"] for step in steps])
        start = np.concatenate([step["scores"] for step in steps])
        right = np.concatenate([step["right"] for step in steps])
        group = np.repeat(np.arange(len(steps)), [len(step["rows"]) for step in steps])
        ends = np.cumsum([len(step["rows"]) for step in steps])
        starts = np.concatenate([[0], ends[:-1]])
        weight = list_weights(steps)[group]

        def chances(scores):
            top = np.maximum.reduceat(scores, starts)[group]
            odds = np.exp(scores - top)
            return odds / np.add.reduceat(odds, starts)[group]

        def objective(predicted, data):
            chance = chances(start + predicted)
            of_right = np.add.reduceat(chance * right, starts)[group]
            target = np.where(right, chance / np.maximum(of_right, 1e-9), 0)
            return weight * (chance - target), weight * np.maximum(chance * (1 - chance), 1e-3)

        data = lgb.Dataset(rows, free_raw_data=False)
        self.model = lgb.train({**self.params, "objective": objective}, data, self.rounds)
        return self

    def scores(self, step):
        return step["scores"] + self.model.predict(step["rows"], num_threads=1)

    def all_scores(self, steps):
        flat = self.model.predict(np.concatenate([step["rows"] for step in steps]), num_threads=1)
        ends = np.cumsum([len(step["rows"]) for step in steps])[:-1]
        return [step["scores"] + part for step, part in zip(steps, np.split(flat, ends))]


class OpenSet:
    """Chance that a paper belongs to no topic that there is."""

    params = {
        "objective": "binary",
        "learning_rate": 0.05,
        "num_leaves": 6,
        "min_data_in_leaf": 80,
        "feature_fraction": 0.6,
        "lambda_l2": 5.0,
        "max_bin": 63,
        "num_threads": 1,
        "verbose": -1,
        "seed": 1,
        "deterministic": True,
    }
    rounds = 120

    def fit(self, steps):
        steps = [step for step in steps if step["kind"] == "streamed"]
        rows = np.array([step["openSet"] for step in steps])
        data = lgb.Dataset(rows, [step["isNew"] for step in steps], weight=list_weights(steps))
        self.model = lgb.train(self.params, data, self.rounds)
        return self

    def chances(self, steps):
        return self.model.predict(np.array([step["openSet"] for step in steps]), num_threads=1)


def softmax(scores):
    odds = np.exp(scores - scores.max())
    return odds / odds.sum()


def score(steps, scores):
    """First, within three and calibration error over the steps whose heading was there; means over lists."""
    lists = {}
    for step, one in zip(steps, scores):
        if step["isNew"]:
            continue
        order = np.argsort(-one, kind="stable")
        right = step["right"][order]
        lists.setdefault(step["list"], []).append((right[:1].any(), right[:3].any(), softmax(one).max()))
    bins = np.zeros((10, 2))
    means = []
    for answers in lists.values():
        table = np.array(answers, dtype=float)
        means.append(table[:, :2].mean(0))
        for first, _, confidence in table:
            bins[min(9, int(confidence * 10))] += np.array([confidence, first]) / len(table)
    ece = np.abs(bins[:, 0] - bins[:, 1]).sum() / len(lists)
    first, within3 = np.mean(means, axis=0)
    return f"first {first:.4f}, within 3 {within3:.4f}, calibration error {ece:.4f}"


def curve(steps, scores, novelty):
    """Asked and silently wrong over all papers at some thresholds; means over lists. A tree's first paper is left out."""
    lists = {}
    for step, one, new in zip(steps, scores, novelty):
        best = int(np.argmax(one))
        confidence = softmax(one)[best] * (1 - new)
        wrong = step["isNew"] or not step["right"][best]
        lists.setdefault(step["list"], []).append((confidence, wrong))
    for threshold in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        tables = [np.array(answers, dtype=float) for answers in lists.values()]
        asked = np.mean([(table[:, 0] < threshold).mean() for table in tables])
        silent = np.mean([((table[:, 0] >= threshold) * table[:, 1]).mean() for table in tables])
        print(f"  threshold {threshold:.2f}: asked {asked:.3f}, silently wrong {silent:.3f}")


def auc(labels, values):
    order = np.argsort(values)
    labels = np.asarray(labels)[order]
    ranks = np.arange(1, len(labels) + 1)
    positive = labels.sum()
    return (ranks[labels].sum() - positive * (positive + 1) / 2) / (positive * (len(labels) - positive))


def folds_of(steps):
    names = sorted({step["list"] for step in steps})
    return {name: i % FOLDS for i, name in enumerate(names)}


def cross_fitted(steps, make, apply):
    """What models that have not seen a step's list say of it."""
    fold = folds_of(steps)
    results = [None] * len(steps)
    for one in range(FOLDS):
        model = make().fit([step for step in steps if fold[step["list"]] != one])
        held = [i for i, step in enumerate(steps) if fold[step["list"]] == one]
        for i, value in zip(held, apply(model, [steps[i] for i in held])):
            results[i] = value
    return results


def parent_groups(steps, unseen):
    """The possible parents of each new topic that has a choice, and which is right."""
    groups = []
    for step, new in zip(steps, unseen):
        parents = step["parents"]
        if len(parents) < 2 or not any(one["right"] for one in parents):
            continue
        doubt = np.log(np.clip(new, 0.01, 0.99) / (1 - np.clip(new, 0.01, 0.99)))
        for one in parents:
            one["features"]["topNovelty"] = one["features"]["top"] * doubt
        names = list(parents[0]["features"])
        rows = np.array([[one["features"][name] for name in names] for one in parents])
        groups.append((rows, np.array([one["right"] for one in parents])))
    return names, groups


def fit_parents(groups):
    """Conditional logit over the possible parents, by gradient ascent."""
    rows = np.concatenate([rows for rows, _ in groups])
    right = np.concatenate([right for _, right in groups])
    starts = np.cumsum([0] + [len(right) for _, right in groups[:-1]])
    group = np.repeat(np.arange(len(groups)), [len(right) for _, right in groups])
    scale = rows.std(0) + 1e-6
    x = rows / scale
    weights = np.zeros(x.shape[1])
    for _ in range(2000):
        odds = np.exp(x @ weights)
        chance = odds / np.add.reduceat(odds, starts)[group]
        weights += 0.3 * ((right - chance) @ x / len(groups) - 0.002 * weights)
    return weights / scale


def compact(model):
    """The trees as the columns of `BoostedTrees`; numbers are cut to what 32 bits tell apart."""
    trees = {"roots": [], "columns": [], "values": [], "left": [], "right": []}

    def add(node):
        at = len(trees["columns"])
        for column in ("columns", "values", "left", "right"):
            trees[column].append(0)
        if "leaf_value" in node:
            trees["columns"][at] = -1
            trees["values"][at] = float(f"{node['leaf_value']:.5g}")
            return at
        trees["columns"][at] = node["split_feature"]
        trees["values"][at] = float(f"{node['threshold']:.7g}")
        trees["left"][at] = add(node["left_child"])
        trees["right"][at] = add(node["right_child"])
        return at

    for tree in model.dump_model()["tree_info"]:
        trees["roots"].append(add(tree["tree_structure"]))
    return trees


def write(ranker, open_set, path):
    trees = {
        "ranker": compact(ranker.model),
        # LightGBM puts the mean log odds of a binary target into the leaves of the first tree.
        "openSet": compact(open_set.model),
    }
    with open(path, "w") as out:
        json.dump(trees, out, separators=(",", ":"))
        out.write("\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("examples")
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    _, steps = read(arguments.examples)
    learning = [step for step in steps if not step["reporting"]]
    streamed = {
        "learning lists, cross-fitted": [step for step in learning if step["kind"] == "streamed"],
        "reporting lists": [step for step in steps if step["reporting"] and step["kind"] == "streamed"],
    }
    planned = [step for step in steps if step["reporting"] and step["kind"] == "planned"]
    ranker = Ranker().fit(learning)
    open_set = OpenSet().fit(learning)
    write(ranker, open_set, arguments.out)
    crossed = {id(step): value for step, value in zip(learning, cross_fitted(learning, Ranker, Ranker.all_scores))}
    learned, reported = streamed.values()
    scores = {
        "learning lists, cross-fitted": [crossed[id(step)] for step in learned],
        "reporting lists": ranker.all_scores(reported),
    }
    new = {
        "learning lists, cross-fitted": cross_fitted(learned, OpenSet, OpenSet.chances),
        "reporting lists": open_set.chances(reported),
    }
    for name, some in streamed.items():
        print(name)
        print("  linear:", score(some, [step["scores"] for step in some]))
        print("  trees: ", score(some, scores[name]))
        print(f"  new headings told, area under the curve: {auc([s['isNew'] for s in some], new[name]):.3f}")
        curve(some, scores[name], new[name])
    print("reporting lists, planned trees")
    print("  linear:", score(planned, [step["scores"] for step in planned]))
    print("  trees: ", score(planned, ranker.all_scores(planned)))
    trees = {"roots": [], "columns": [], "values": [], "left": [], "right": []}

    def add(node):
        at = len(trees["columns"])
        for column in ("columns", "values", "left", "right"):
            trees[column].append(0)
        if "leaf_value" in node:
            trees["columns"][at] = -1
            trees["values"][at] = float(f"{node['leaf_value']:.5g}")
            return at
        trees["columns"][at] = node["split_feature"]
        trees["values"][at] = float(f"{node['threshold']:.7g}")
        trees["left"][at] = add(node["left_child"])
        trees["right"][at] = add(node["right_child"])
        return at

    for tree in model.dump_model()["tree_info"]:
        trees["roots"].append(add(tree["tree_structure"]))
    return trees


def write(ranker, open_set, path):
    trees = {
        "ranker": compact(ranker.model),
        # LightGBM puts the mean log odds of a binary target into the leaves of the first tree.
        "openSet": compact(open_set.model),
    }
    with open(path, "w") as out:
        json.dump(trees, out, separators=(",", ":"))
        out.write("\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("examples")
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    _, steps = read(arguments.examples)
    learning = [step for step in steps if not step["reporting"]]
    streamed = {
        "learning lists, cross-fitted": [step for step in learning if step["kind"] == "streamed"],
        "reporting lists": [step for step in steps if step["reporting"] and step["kind"] == "streamed"],
    }
    planned = [step for step in steps if step["reporting"] and step["kind"] == "planned"]
    ranker = Ranker().fit(learning)
    open_set = OpenSet().fit(learning)
    write(ranker, open_set, arguments.out)
    crossed = {id(step): value for step, value in zip(learning, cross_fitted(learning, Ranker, Ranker.all_scores))}
    learned, reported = streamed.values()
    scores = {
        "learning lists, cross-fitted": [crossed[id(step)] for step in learned],
        "reporting lists": ranker.all_scores(reported),
    }
    new = {
        "learning lists, cross-fitted": cross_fitted(learned, OpenSet, OpenSet.chances),
        "reporting lists": open_set.chances(reported),
    }
    for name, some in streamed.items():
        print(name)
        print("  linear:", score(some, [step["scores"] for step in some]))
        print("  trees: ", score(some, scores[name]))
        print(f"  new headings told, area under the curve: {auc([s['isNew'] for s in some], new[name]):.3f}")
        curve(some, scores[name], new[name])
    print("reporting lists, planned trees")
    print("  linear:", score(planned, [step["scores"] for step in planned]))
    print("  trees: ", score(planned, ranker.all_scores(planned)))
    names, groups = parent_groups(learned, new["learning lists, cross-fitted"])
    weights = fit_parents(groups)
    _, groups = parent_groups(reported, new["reporting lists"])
    right = np.mean([rights[np.argmax(rows @ weights)] for rows, rights in groups])
    print(f"parent of a new topic, reporting lists: {right:.3f} of {len(groups)} that have a choice")
    print("weights of the parent:", {name: round(float(weight), 3) for name, weight in zip(names, weights)})


main()
