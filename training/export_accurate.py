"""Write the teacher as the accurate model: ONNX with weights of eight bits, and its vocabulary.

    python training/export_accurate.py training/build/teacher.pt MINILM_FOLDER src/pressfacts/model/accurate

Needs torch, transformers, onnx, onnxscript and onnxruntime. The same weights and versions give the same file.
"""

import argparse
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from transformer import Tagger, batch


def export(net: Tagger, path: Path) -> None:
    """Write a network to an ONNX file, weights in eight bits."""
    example = batch([([1000, 1001, 1002], [1, 2, 3]), ([1003], [4])])
    names = ["ids", "mask", "shapes"]
    axes = {name: {0: "windows", 1: "pieces"} for name in (*names, "scores")}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole.onnx")
        torch.onnx.export(
            net,
            example,
            str(whole),
            input_names=names,
            output_names=["scores"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8)


def main() -> None:
    """Load the weights, export, copy the vocabulary."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("teacher", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    net = Tagger(options.encoder)
    net.load_state_dict(torch.load(options.teacher))
    net.eval()
    options.output.mkdir(parents=True, exist_ok=True)
    export(net, options.output / "model.onnx")
    vocabulary = (options.encoder / "tokenizer.json").read_text(encoding="utf-8")
    (options.output / "tokenizer.json").write_text(vocabulary, encoding="utf-8")


if __name__ == "__main__":
    main()
