# List the tasks.
default:
    @just --list

# Run the tests.
test *arguments:
    python3 -m pytest {{arguments}}

# Check style and import contracts.
lint:
    ruff check
    ruff format --check
    lint-imports

# Check the types.
types:
    mypy

# Bring the code into its format.
format:
    ruff check --fix
    ruff format

# Write the golden records anew.
golden:
    python3 -m pytest tests/test_golden.py --refresh-golden

# Score on a folder of annotated releases.
score gold:
    python3 benchmarks/score_gold.py {{gold}}

# Run a fresh batch for the first and only time, and bring the README's figures up to it.
first-run shared batch sources:
    python3 benchmarks/first_run.py {{shared}} {{batch}} --sources "{{sources}}"
    python3 benchmarks/quality.py > benchmarks/scores.md
    python3 docs/generate.py

# Fuzz each reader, the layout and the pipeline for so many seconds; see fuzz/run.py.
fuzz seconds="60":
    python3 fuzz/run.py --seconds {{seconds}}

# Measure the speed on a quiet machine: benchmarks/speed.md, then the pages that quote it.
bench *arguments:
    python3 benchmarks/speed.py {{arguments}}
    python3 docs/generate.py

# Measure how the time of odd texts grows with their length, and record the table.
linear-time:
    python3 benchmarks/linear_time.py | tee benchmarks/linear_time.md

# Make the reference pages and the README's real runs anew.
docs:
    python3 docs/generate.py

# Do what continuous integration does.
ci:
    .ci/run

# Train the teacher (ENCODER: the unpacked MiniLM) and label raw releases with it; see training/README.md.
teach shared encoder:
    python3 training/prepare.py {{shared}} training/build/releases.jsonl
    python3 training/teacher.py training/build/releases.jsonl {{encoder}} training/build/teacher.pt
    python3 training/self_train.py {{shared}} training/build/teacher.pt {{encoder}} training/build/raw.jsonl
    python3 training/export_accurate.py training/build/teacher.pt {{encoder}} src/pressfacts/model/accurate

# Train the fast recogniser on annotated releases and those that the teacher has labelled, and score it.
train shared:
    python3 training/prepare.py {{shared}} training/build/releases.jsonl
    python3 training/train.py training/build/releases.jsonl src/pressfacts/model --raw training/build/raw.jsonl
    python3 training/evaluate.py training/build/releases.jsonl src/pressfacts/model

# Fit every scorer anew: after each change of a recogniser, of features or of annotations.
fit shared:
    for script in training/fit_*.py; do python3 "$script" {{shared}} || exit 1; done

# Check that no field has fallen on releases that nothing was fitted on.
floor shared:
    python3 benchmarks/floor.py {{shared}}

# Look for known vulnerabilities in the pinned versions (asks a service on the network), and check all licences.
audit:
    pip-audit --strict --disable-pip --no-deps --requirement constraints.txt
    python3 supply/licences.py --all core documents tables ray train test dev

# Write the software bill of materials of a release.
sbom output="dist/pressfacts.cdx.json":
    python3 supply/sbom.py {{output}}
