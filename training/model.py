"""The static model: a text's vector is the weighted sum of its tokens' vectors, at unit length; a token that stands
n times counts log(1 + n) times."""
import numpy as np
import scipy.sparse as sp
import torch
import torch.nn.functional as F

DIMS = 256
MATRYOSHKA = (256, 128, 64)
PAIR_SHARPNESS = 25.0  # inverse temperature of InfoNCE between two views of a paper

Side = tuple[np.ndarray, np.ndarray]  # CSR (indptr [bags + 1], indices): a batch of bags of tokens


class _SumBags(torch.autograd.Function):
    """`out[b] = sum of log(1 + n) * table[t] for each token t that stands n times in bag b`; the backward pass is the
    same sum over the transposed matrix, which on two cores is ten times as fast as the library's dense gradient."""

    @staticmethod
    def forward(ctx, table, indptr, indices):
        ctx.matrix = sp.csr_matrix((np.ones(len(indices), np.float32), indices, indptr),
                                   shape=(len(indptr) - 1, len(table)))
        ctx.matrix.sum_duplicates()
        np.log1p(ctx.matrix.data, out=ctx.matrix.data)
        return _sum_rows(table, ctx.matrix)

    @staticmethod
    def backward(ctx, grad):
        return _sum_rows(grad.contiguous(), ctx.matrix.T.tocsr()), None, None


def _sum_rows(table: torch.Tensor, matrix: sp.csr_matrix) -> torch.Tensor:
    return F.embedding_bag(torch.from_numpy(matrix.indices.astype(np.int32)), table,
                           torch.from_numpy(matrix.indptr.astype(np.int32)), mode="sum", include_last_offset=True,
                           per_sample_weights=torch.from_numpy(matrix.data))


class _InfoNCE(torch.autograd.Function):
    """Cross-entropy of each row and each column of the cosine matrix [n, n] against its diagonal, averaged.

    One exponential serves both directions and the gradient.
    """

    @staticmethod
    def forward(ctx, left, right, sharpness: float):
        weight = (left @ right.T).sub_(1).mul_(sharpness).exp_()
        by_row, by_column = weight.sum(1), weight.sum(0)
        ctx.save_for_backward(left, right, weight, by_row, by_column)
        ctx.sharpness = sharpness
        own = sharpness * ((left * right).sum(1) - 1)
        return ((by_row.log() + by_column.log()) / 2 - own).mean()

    @staticmethod
    def backward(ctx, grad):
        left, right, weight, by_row, by_column = ctx.saved_tensors
        weight.mul_(0.5 / by_column + (0.5 / by_row)[:, None])
        weight.diagonal().sub_(1)
        factor = grad * ctx.sharpness / len(left)
        return (weight @ right) * factor, (weight.T @ left) * factor, None


class StaticEmbedder(torch.nn.Module):
    """Row t of the model is `direction[t] * exp(weight[t])`: a vector a token, and how much it counts.

    `prototypes` [categories, 256] serve the category loss only and are not shipped.
    """

    def __init__(self, frequency: np.ndarray, category_share: np.ndarray, rng: np.random.Generator,
                 category_sharpness: float = 16.0):
        super().__init__()
        start = rng.standard_normal((len(frequency), DIMS)) / np.sqrt(DIMS)
        smooth = 1e-3 / (1e-3 + frequency / frequency.sum())  # SIF: common words start light
        self.direction = torch.nn.Parameter(torch.tensor(start, dtype=torch.float32))
        self.weight = torch.nn.Parameter(torch.tensor(np.log(smooth), dtype=torch.float32))
        prototypes = rng.standard_normal((len(category_share), DIMS)) / np.sqrt(DIMS)
        self.prototypes = torch.nn.Parameter(torch.tensor(prototypes, dtype=torch.float32))
        self.prior = torch.tensor(np.log(category_share), dtype=torch.float32)
        self.category_sharpness = category_sharpness

    def table(self) -> torch.Tensor:
        """[vocab, 256]"""
        return self.direction * self.weight.exp()[:, None]

    def forward(self, sides: list[Side]) -> list[torch.Tensor]:
        """Raw sums [bags, 256], one tensor a side."""
        table = self.table()
        return [_SumBags.apply(table, *side) for side in sides]

    def pair_loss(self, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        """InfoNCE at each Matryoshka size; the shorter ones on half of the batch, which costs a quarter."""
        total = 0.0
        for size in MATRYOSHKA:
            n = len(left) if size == DIMS else len(left) // 2
            a, b = F.normalize(left[:n, :size], dim=1), F.normalize(right[:n, :size], dim=1)
            total = total + _InfoNCE.apply(a, b, PAIR_SHARPNESS) * n / len(left)
        return total / 2

    def category_loss(self, sums: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        """Cross-entropy of a paper's categories [n, categories] (rows sum to 1, or 0 where unknown)."""
        total = 0.0
        for size in MATRYOSHKA:
            cosine = F.normalize(sums[:, :size], dim=1) @ F.normalize(self.prototypes[:, :size], dim=1).T
            log_share = F.log_softmax(cosine * self.category_sharpness + self.prior, dim=1)
            total = total - (target * log_share).sum(dim=1).mean()
        return total / len(MATRYOSHKA)
