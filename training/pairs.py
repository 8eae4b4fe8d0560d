"""Training pairs: what counts as two views of one thing."""
import numpy as np

from bags import BagStore

Side = tuple[np.ndarray, np.ndarray]


class PairMaker:
    """Draws batches of pairs. Every method returns two sides, each a CSR of `len(papers)` bags."""

    def __init__(self, store: BagStore, rng: np.random.Generator):
        self.store, self.rng = store, rng

    def title_and_abstract(self, papers: np.ndarray) -> tuple[Side, Side]:
        unit, row, place = self.store.units(papers)
        title = place == 0
        return self._sides(unit, row, title, ~title, len(papers))

    def two_parts(self, papers: np.ndarray) -> tuple[Side, Side]:
        """The sentences of each paper, its title among them, dealt out at random to two sides."""
        unit, row, place = self.store.units(papers)
        left = self.rng.random(len(unit)) < 0.5
        # Sentence 1 goes opposite to the title, so that neither side is ever empty.
        title_left = left[place == 0]
        second = place == 1
        left[second] = ~title_left[row[second]]
        return self._sides(unit, row, left, ~left, len(papers))

    def two_papers(self, first: np.ndarray, second: np.ndarray) -> tuple[Side, Side]:
        """Whole texts of two different papers that belong together."""
        sides = []
        for papers in (first, second):
            unit, row, _ = self.store.units(papers)
            sides.append(self.store.bags(unit, row, len(papers)))
        return sides[0], sides[1]

    def _sides(self, unit, row, left, right, size) -> tuple[Side, Side]:
        return (self.store.bags(unit[left], row[left], size), self.store.bags(unit[right], row[right], size))
