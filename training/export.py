"""Float table to the files that the extension carries: int8 rows, one scale a token, pooling inside the graph."""
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

EPSILON = 1e-12


def quantise(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Symmetric int8 by row: `(q int8 [vocab, dims], scale float32 [vocab])` with `table ≈ q * scale[:, None]`."""
    scale = np.abs(table).max(axis=1) / 127
    q = np.rint(table / np.maximum(scale, 1e-20)[:, None]).clip(-127, 127).astype(np.int8)
    return q, scale.astype(np.float32)


def build_graph(q: np.ndarray, scale: np.ndarray) -> onnx.ModelProto:
    """`input_ids`, `attention_mask` int64 [batch, seq] → `last_hidden_state` float32 [batch, dims], unit length."""
    dims = q.shape[1]

    def const(name, value, dtype):
        return numpy_helper.from_array(np.array(value, dtype=dtype), name)

    node = helper.make_node
    nodes = [
        node("Gather", ["embedding_table", "input_ids"], ["rows_int8"]),                     # [b, s, d] int8
        node("Cast", ["rows_int8"], ["rows"], to=TensorProto.FLOAT),                         # [b, s, d]
        node("Gather", ["embedding_scale", "input_ids"], ["scales"]),                        # [b, s]
        node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),                    # [b, s]
        node("Unsqueeze", ["input_ids", "axis_1"], ["ids_across"]),                          # [b, 1, s]
        node("Unsqueeze", ["input_ids", "axis_2"], ["ids_down"]),                            # [b, s, 1]
        node("Equal", ["ids_down", "ids_across"], ["same"]),                                 # [b, s, s]
        node("Cast", ["same"], ["same_float"], to=TensorProto.FLOAT),
        node("Unsqueeze", ["mask", "axis_2"], ["mask_down"]),                                # [b, s, 1]
        node("MatMul", ["same_float", "mask_down"], ["counts_down"]),                        # [b, s, 1]
        node("Squeeze", ["counts_down", "axis_2"], ["masked_counts"]),                       # [b, s]: n, 0 for padding
        node("Max", ["masked_counts", "one"], ["counts"]),
        node("Add", ["counts", "one"], ["counts_and_one"]),
        node("Log", ["counts_and_one"], ["damped"]),
        node("Div", ["damped", "counts"], ["damping"]),                                      # n tokens, log(1 + n) in all
        node("Mul", ["scales", "mask"], ["masked_scales"]),                                  # [b, s]
        node("Mul", ["masked_scales", "damping"], ["weights"]),                              # [b, s]
        node("Unsqueeze", ["weights", "axis_1"], ["weight_row"]),                            # [b, 1, s]
        node("MatMul", ["weight_row", "rows"], ["pooled_row"]),                              # [b, 1, d]
        node("Squeeze", ["pooled_row", "axis_1"], ["pooled"]),                               # [b, d]
        node("ReduceL2", ["pooled", "axis_1"], ["norm"], keepdims=1),                        # [b, 1]
        node("Max", ["norm", "epsilon"], ["safe_norm"]),
        node("Div", ["pooled", "safe_norm"], ["last_hidden_state"]),
    ]
    graph = helper.make_graph(
        nodes, "papertree-static",
        [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "seq"]) for n in ("input_ids", "attention_mask")],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", dims])],
        [numpy_helper.from_array(q, "embedding_table"), numpy_helper.from_array(scale, "embedding_scale"),
         const("axis_1", [1], np.int64), const("axis_2", [2], np.int64),
         const("one", 1, np.float32), const("epsilon", EPSILON, np.float32)])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], producer_name="papertree")
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model


def export_model(table: np.ndarray, folder: Path, max_tokens: int) -> None:
    """Writes `onnx/model_quantized.onnx` and `config.json`."""
    q, scale = quantise(table)
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(build_graph(q, scale), folder / "onnx" / "model_quantized.onnx")
    config = {"model_type": "bert", "architectures": ["BertModel"], "hidden_size": table.shape[1],
              "num_hidden_layers": 0, "num_attention_heads": 1, "intermediate_size": table.shape[1],
              "vocab_size": table.shape[0], "max_position_embeddings": max_tokens, "pad_token_id": 0,
              "matryoshka_dims": [256, 128, 64]}
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")
