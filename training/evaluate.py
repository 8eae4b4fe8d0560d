"""Measures models on papers and reading lists that training did not see.

    python training/evaluate.py --corpus CORPUS --trees TREES --model NAME=FOLDER ... [--tfidf] [--cache FOLDER] [--json OUT]

A FOLDER is in the layout that transformers.js loads. One whose graph holds `embedding_table` is read as the static
model; any other is run as a BERT with mean pooling, its vectors kept under `--cache`.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import v_measure_score
from tokenizers import Tokenizer

import corpus
import fields
import filing

SETS = 5000


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


class Static:
    """The bundled model in NumPy: the reference that graph and runtime must equal within 1e-6."""

    def __init__(self, folder: Path, dims: int = 256, titles: int = 3):
        self.titles = titles
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        config = json.loads((folder / "tokenizer_config.json").read_text())
        self.tokenizer.enable_truncation(config["model_max_length"])
        graph = onnx.load(folder / "onnx" / "model_quantized.onnx").graph
        weights = {w.name: numpy_helper.to_array(w) for w in graph.initializer}
        self.table = (weights["embedding_table"].astype(np.float32) * weights["embedding_scale"][:, None])[:, :dims]

    def embed(self, texts: list[str], name: str = "") -> np.ndarray:
        encodings = self.tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        return unit(np.stack([self.sum(e.ids) for e in encodings]))

    def sum(self, tokens: list[int]) -> np.ndarray:
        ids, counts = np.unique(np.array(tokens, int), return_counts=True)
        return np.log1p(counts).astype(np.float32) @ self.table[ids]


class Bert:
    """A transformer encoder with mean pooling; slow, so each set's vectors are kept on disk."""

    titles = 1

    def __init__(self, folder: Path, cache: Path, threads: int):
        import onnxruntime
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(folder / "onnx" / "model_quantized.onnx", options)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        config = json.loads((folder / "tokenizer_config.json").read_text())
        self.tokenizer.enable_truncation(config["model_max_length"])
        self.tokenizer.enable_padding()
        self.cache = cache
        cache.mkdir(parents=True, exist_ok=True)

    def embed(self, texts: list[str], name: str) -> np.ndarray:
        path = self.cache / f"{name}-{len(texts)}.npy"
        if path.exists():
            return np.load(path)
        order = np.argsort([len(t) for t in texts])
        vectors = np.zeros((len(texts), 384), np.float32)
        for at in range(0, len(texts), 32):
            batch = order[at: at + 32]
            encodings = self.tokenizer.encode_batch([texts[i] for i in batch])
            ids, mask = (np.array([getattr(e, k) for e in encodings], np.int64) for k in ("ids", "attention_mask"))
            states = self.session.run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": mask * 0})[0]
            vectors[batch] = unit((states * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True))
        np.save(path, vectors)
        return vectors


class TfidfSvd:
    """TF-IDF over 50,000 words, reduced to 256 numbers; fitted on a seeded tenth of the training papers."""

    titles = 1

    def __init__(self, papers: list[dict]):
        texts = [corpus.paper_text(p["title"], p["abstract"]) for p in papers if corpus.id_hash(p["id"]) < 0.1]
        self.words = TfidfVectorizer(sublinear_tf=True, stop_words="english", max_features=50000)
        self.svd = TruncatedSVD(256, random_state=0).fit(self.words.fit_transform(texts))

    def embed(self, texts: list[str], name: str = "") -> np.ndarray:
        return unit(self.svd.transform(self.words.transform(texts)))


def evaluation_sets(held_out: list[dict]) -> tuple[list[dict], list[dict]]:
    """5,000 papers for title → abstract, 5,000 of the cs.* categories; both in an order fixed by the ids."""
    arxiv = [p for p in held_out if corpus.is_arxiv(p)]
    shuffled = sorted(arxiv, key=lambda p: corpus.id_hash("x" + p["id"]))
    whole = [p for p in shuffled if len(p["abstract"]) > 200]
    cs = [p for p in shuffled if p["categories"] and p["categories"][0].startswith("cs.")]
    return whole[:SETS], cs[:SETS]


def cluster_agreement(vectors: np.ndarray, labels: np.ndarray) -> float:
    """V-measure of k-means, with as many clusters as categories, against the categories; mean of three seeds."""
    runs = [KMeans(labels.max() + 1, n_init=1, random_state=seed).fit_predict(vectors) for seed in range(3)]
    return float(np.mean([v_measure_score(labels, run) for run in runs]))


def measure(model, held_out: list[dict], trees: list[dict]) -> dict:
    titled, categorised = evaluation_sets(held_out)
    titles = model.embed([p["title"] for p in titled], "titles")
    abstracts = model.embed([p["abstract"] for p in titled], "abstracts")
    recall = {k: float(hit.mean()) for k, hit in fields.recalled(titles, abstracts).items()}

    def text(paper):
        return corpus.paper_text(paper["title"], paper["abstract"], model.titles)

    vectors = model.embed([text(p) for p in categorised], "categories")
    labels = np.unique([p["categories"][0] for p in categorised], return_inverse=True)[1]

    texts = [[text(tree["papers"][i]) for i in filing.usable(tree)] for tree in trees]
    flat = model.embed([x for tree in texts for x in tree], "trees")
    by_tree = np.split(flat, np.cumsum([len(t) for t in texts])[:-1])
    first, within = filing.file_trees(trees, by_tree)
    return {**recall, "categoryKnn": float(fields.votes_right(vectors, labels).mean()),
            "vMeasure": cluster_agreement(vectors, labels), "filing": {"first": first, "within3": within},
            "fields": fields.measure_fields(model, fields.field_papers(held_out))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = Path(__file__).parents[2] / "shared" / "data"
    parser.add_argument("--corpus", type=Path, default=data / "corpus")
    parser.add_argument("--trees", type=Path, default=data / "trees-dev.jsonl.gz")
    parser.add_argument("--model", action="append", default=[], metavar="NAME=FOLDER[:DIMS[:TITLES]]")
    parser.add_argument("--tfidf", action="store_true")
    parser.add_argument("--cache", type=Path, default=Path("vectors"))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()

    every = corpus.read_trees(args.trees)
    training, held_out = corpus.split_corpus(args.corpus, every)
    trees = [t for t in every if t["recommended"] and corpus.is_reporting_tree(t)]
    results = {}

    def report(name, model):
        results[name] = r = measure(model, held_out, trees)
        print(f"{name:24} recall@1 {r['recall1']:.4f} @10 {r['recall10']:.4f}  category kNN {r['categoryKnn']:.4f} "
              f"v {r['vMeasure']:.4f}  filing {r['filing']['first']:.4f} / {r['filing']['within3']:.4f}", flush=True)
        for field, f in r["fields"].items():
            print(f"  {field:30} {f['papers']:5}  recall@1 {f['recall1']:.3f} @10 {f['recall10']:.3f}  "
                  f"field {f['field']:.3f} class {f['class']:.3f}  "
                  f"by title {f['fieldByTitle']:.3f} {f['classByTitle']:.3f}", flush=True)

    for entry in args.model:
        name, _, place = entry.partition("=")
        folder, *options = place.split(":")
        graph = onnx.load(Path(folder) / "onnx" / "model_quantized.onnx").graph
        if any(w.name == "embedding_table" for w in graph.initializer):
            report(name, Static(Path(folder), *map(int, options)))
        else:
            report(name, Bert(Path(folder), args.cache, args.threads))
    if args.tfidf:
        report("TF-IDF + SVD 256", TfidfSvd([p for p in training if corpus.is_arxiv(p)]))
    if args.json:
        args.json.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
