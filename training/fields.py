"""Figures by field: held-out papers of each, all in one pool, so that a paper of any field may be the wrong answer."""
import numpy as np

import corpus

MOST = 200  # papers a field; two standard errors of a share are some 6 points, of all fields together 2

# The fields of the corpus outside computer science, as it names them.
_OTHER = {
    "biomedicine": ["medicine", "medical physics and oncology", "medical technology", "nutrition", "virology", "biology",
                    "health behaviour and care practice", "neuroscience", "animal models of depression (neuroscience)"],
    "psychology": ["psychology and psychiatry", "psychology"],
    "education, social work": ["education", "education and language", "social work"],
    "economics, social sciences": ["economics", "social sciences", "law"],
    "humanities": ["history", "religion", "philosophy", "literature studies", "linguistics"],
    "engineering": ["electrical engineering", "civil engineering", "mechanical engineering and energy", "architecture",
                    "transport engineering", "engineering (general)", "chemical and environmental engineering"],
    "natural sciences": ["physics", "chemistry", "earth sciences", "materials science", "mathematics"],
}
# The archives of arXiv, by the beginning of the primary category.
_ARXIV = {
    "arXiv physics": ["physics", "astro-ph", "cond-mat", "hep-", "quant-ph", "gr-qc", "nucl-", "nlin", "math-ph"],
    "arXiv mathematics": ["math."],
    "arXiv biology": ["q-bio"],
    "arXiv electrical engineering": ["eess"],
    "arXiv statistics, finance": ["stat", "q-fin", "econ"],
}


def field_of(paper: dict) -> str | None:
    """The name of a paper's field here; `None` for computer science and what belongs to no field."""
    if corpus.is_of_other_field(paper):
        return next((name for name, fields in _OTHER.items() if paper["field"] in fields), None)
    primary = paper["categories"][0] if paper["categories"] else ""
    return next((name for name, starts in _ARXIV.items() if primary.startswith(tuple(starts))), None)


def class_of(paper: dict) -> str:
    """The finer label: the source's name of the field, or the primary category."""
    return paper["field"] if corpus.is_of_other_field(paper) else paper["categories"][0]


def field_papers(held_out: list[dict]) -> list[dict]:
    """At most `MOST` papers of each field, in an order fixed by the ids."""
    papers, count = [], {}
    for paper in sorted(held_out, key=lambda p: corpus.id_hash("x" + p["id"])):
        field = field_of(paper)
        if field and len(paper["abstract"]) > 200 and count.get(field, 0) < MOST:
            count[field] = count.get(field, 0) + 1
            papers.append(paper)
    return papers


def measure_fields(model, papers: list[dict]) -> dict[str, dict[str, float]]:
    """By field, and over all: recall of a paper's abstract by its title, and how often the ten nearest papers vote for
    the paper's field and class, by the whole text and by the title alone."""
    titles = model.embed([p["title"] for p in papers], "field-titles")
    abstracts = model.embed([p["abstract"] for p in papers], "field-abstracts")
    texts = model.embed([corpus.paper_text(p["title"], p["abstract"], model.titles) for p in papers], "field-texts")
    fields = np.array([field_of(p) for p in papers])
    classes = np.array([class_of(p) for p in papers])
    hits = {**recalled(titles, abstracts),
            "field": votes_right(texts, fields), "class": votes_right(texts, classes),
            "fieldByTitle": votes_right(titles, fields), "classByTitle": votes_right(titles, classes)}
    rows = {name: fields == name for name in [*_OTHER, *_ARXIV]} | {"all": fields != ""}
    return {name: {"papers": int(row.sum())} | {k: float(hit[row].mean()) for k, hit in hits.items()}
            for name, row in rows.items() if row.any()}


def recalled(titles: np.ndarray, abstracts: np.ndarray) -> dict[str, np.ndarray]:
    """For each title whether its own abstract is the nearest, and whether it is among the ten nearest."""
    scores = titles @ abstracts.T
    above = (scores > np.diag(scores)[:, None]).sum(axis=1)
    return {"recall1": above < 1, "recall10": above < 10}


def votes_right(vectors: np.ndarray, labels: np.ndarray, neighbours: int = 10) -> np.ndarray:
    """For each paper whether the vote of its nearest, itself left out and weighted by cosine, is its own label."""
    number = np.unique(labels, return_inverse=True)[1]
    scores = vectors @ vectors.T
    np.fill_diagonal(scores, -np.inf)
    nearest = np.argpartition(-scores, neighbours, axis=1)[:, :neighbours]
    votes = np.zeros((len(vectors), number.max() + 1))
    rows = np.arange(len(vectors))
    for k in range(neighbours):
        votes[rows, number[nearest[:, k]]] += scores[rows, nearest[:, k]]
    return votes.argmax(axis=1) == number
