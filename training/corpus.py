"""Reads papers and reading lists, and decides who may be learned from.

Three disjoint sets of papers:
  training   records of arXiv and of other fields that are neither held out nor reserved
  held out   records whose id hashes into the top 4 % (arXiv) or 10 % (other fields); evaluation only
  reserved   every paper that stands in a tree of the reporting half, whatever its id says
"""
import gzip
import hashlib
import json
import lzma
import re
from pathlib import Path

HELD_OUT_SHARE = 0.04
HELD_OUT_SHARE_OTHER = 0.1  # of the other fields there are fewer
CATALOGUE = "sciknoworg/subject-indexing-dataset"  # descriptions of books more often than abstracts
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\\$(\"'])")


def id_hash(text: str) -> float:
    """A number in [0, 1) that depends on the text alone, the same in every run."""
    return int(hashlib.sha1(text.encode()).hexdigest()[:12], 16) / 16**12


def is_arxiv(paper: dict) -> bool:
    return paper["id"].startswith("arXiv:")


def is_of_other_field(paper: dict) -> bool:
    """Of the corpus outside computer science, where `field` and `source` say what it was collected for."""
    return "field" in paper


def is_held_out(paper: dict) -> bool:
    share = HELD_OUT_SHARE_OTHER if is_of_other_field(paper) else HELD_OUT_SHARE
    return id_hash(paper["id"]) >= 1 - share


def weight(paper: dict) -> float:
    """How often a paper is drawn, beside the others: catalogue texts and the many papers of few drug reviews less."""
    if not is_of_other_field(paper):
        return 1.0
    return 0.5 if paper["source"] == CATALOGUE or paper["id"].startswith("pmid:") else 1.0


def is_reporting_tree(tree: dict) -> bool:
    """Half of the trees, by their id: their headings are never learned from."""
    return id_hash("tree:" + tree["tree_id"]) >= 0.5


def title_key(title: str) -> str:
    """A title reduced to its letters and digits, to find a paper under another id."""
    return re.sub(r"[^a-z0-9]+", "", title.lower())


def read_corpus(folder: Path):
    """Yields `{id, title, abstract}` with `categories` (arXiv) or `field` and `source` from every `*.jsonl.xz`, in a
    fixed order; records of neither kind are left out."""
    for path in sorted(Path(folder).glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                paper = json.loads(line)
                if paper.get("abstract") and (is_arxiv(paper) or is_of_other_field(paper)):
                    yield paper


def read_trees(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def reserved_keys(trees: list[dict]) -> set[str]:
    """Ids and title keys of all papers in the reporting half."""
    papers = [p for t in trees if is_reporting_tree(t) for p in t["papers"]]
    return {p["id"] for p in papers} | {title_key(p["title"]) for p in papers}


def split_corpus(folder: Path, trees: list[dict]) -> tuple[list[dict], list[dict]]:
    """`(training, held_out)`; papers of the reporting trees are in neither."""
    reserved = reserved_keys(trees)
    training, held_out = [], []
    for paper in read_corpus(folder):
        if paper["id"] in reserved or title_key(paper["title"]) in reserved:
            continue
        (held_out if is_held_out(paper) else training).append(paper)
    return training, held_out


def sentences(abstract: str) -> list[str]:
    return [s for s in _SENTENCE_END.split(abstract.strip()) if s]


def paper_text(title: str, abstract: str, titles: int = 1) -> str:
    """The text that is embedded for a paper; the bundled model reads the title `titles` = 3 times."""
    return ". ".join([title] * titles + [abstract] * bool(abstract))
