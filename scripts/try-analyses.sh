#!/usr/bin/env bash
# The notebook, the SQL and the R of datasets/opinion, and the Python and SQL of the pages, run whole on the outputs of a run; needs Python 3.11 or newer, and R for the last.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet -r datasets/opinion/explore.requirements.txt
node --disable-warning=ExperimentalWarning pipeline/main.ts datasets/opinion --format csv,jsonl,parquet
node --disable-warning=ExperimentalWarning evals/main.ts datasets/opinion --extractor model-large --quiet >"$work/scores.txt"
PATH="$work/venv/bin:$PATH" "$work/venv/bin/jupyter" nbconvert --to notebook --execute --output-dir "$work" datasets/opinion/explore.ipynb
"$work/venv/bin/python" - <<'PROGRAM'
import duckdb
import re
for page in ["README.md", "pipeline/write/README.md"]:
    text = open(page, encoding="utf-8").read()
    for code in re.findall(r"```python\n(.*?)```", text, re.S):
        exec(code)
    for code in re.findall(r"```sql\n(.*?)```", text, re.S):
        for statement in duckdb.extract_statements(code):
            assert duckdb.sql(statement.query).fetchall()
for statement in duckdb.extract_statements(open("datasets/opinion/explore.sql", encoding="utf-8").read()):
    print(duckdb.sql(statement.query))
PROGRAM
if command -v Rscript >/dev/null && Rscript -e 'quit(status = !requireNamespace("jsonlite", quietly = TRUE))'; then
  Rscript datasets/opinion/explore.R
else
  echo "No Rscript with jsonlite here: explore.R was not run."
fi
