"""The static model: a text's vector is the weighted sum of its tokens' vectors, at unit length."""
import numpy as np
import scipy.sparse as sp
import torch
import torch.nn.functional as F

DIMS = 256
MATRYOSHKA = (256, 128, 64)


class _SumBags(torch.autograd.Function):
    """`out[b] = sum of table[t] for t in bag b`; the backward pass is the same sum over the transposed matrix,
    which on two cores is ten times as fast as the library's dense gradient."""

    @staticmethod
    def forward(ctx, table, indptr: np.ndarray, indices: np.ndarray):
        ctx.shape, ctx.indptr, ctx.indices = table.shape, indptr, indices
        return F.embedding_bag(torch.from_numpy(indices), table, torch.from_numpy(indptr).to(torch.int32),
                               mode="sum", include_last_offset=True)

    @staticmethod
    def backward(ctx, grad):
        bags = len(ctx.indptr) - 1
        matrix = sp.csr_matrix((np.ones(len(ctx.indices), np.float32), ctx.indices, ctx.indptr),
                               shape=(bags, ctx.shape[0])).tocsc()
        by_token = F.embedding_bag(torch.from_numpy(matrix.indices.astype(np.int32)), grad.contiguous(),
                                   torch.from_numpy(matrix.indptr.astype(np.int32)),
                                   mode="sum", include_last_offset=True)
        return by_token, None, None


class StaticEmbedder(torch.nn.Module):
    """`direction` [vocab, 256] and a learned log-weight a token; row t of the model is direction[t] * exp(weight[t])."""

    def __init__(self, direction: np.ndarray, frequency: np.ndarray, temperature: float = 0.05):
        super().__init__()
        self.direction = torch.nn.Parameter(torch.from_numpy(direction.astype(np.float32)))
        smooth = 1e-3 / (1e-3 + frequency / frequency.sum())  # SIF: common words start light
        self.weight = torch.nn.Parameter(torch.log(torch.from_numpy(smooth.astype(np.float32))))
        self.inverse_temperature = 1 / temperature

    def table(self) -> torch.Tensor:
        return self.direction * self.weight.exp()[:, None]

    def forward(self, sides: list[tuple[np.ndarray, np.ndarray]]) -> list[torch.Tensor]:
        """CSR bags to raw sums [b, 256], one tensor a side."""
        table = self.table()
        return [_SumBags.apply(table, *side) for side in sides]

    def loss(self, left: torch.Tensor, right: torch.Tensor, same: torch.Tensor | None = None) -> torch.Tensor:
        """InfoNCE both ways, at each Matryoshka size; `same` [b, b] marks pairs that are no negatives."""
        target = torch.arange(len(left))
        total = 0.0
        for size in MATRYOSHKA:
            a, b = F.normalize(left[:, :size], dim=1), F.normalize(right[:, :size], dim=1)
            logits = a @ b.T * self.inverse_temperature
            if same is not None:
                logits = logits.masked_fill(same, -1e4)
            total = total + F.cross_entropy(logits, target) + F.cross_entropy(logits.T, target)
        return total / (2 * len(MATRYOSHKA))
