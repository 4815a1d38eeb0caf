#!/bin/sh
# The recipe of models/reader-2: the graphs of reader-1 as they are, shown stand-ins for names. From the repository's root,
# with the data packs unpacked in $DATA; the folder of reader-1 is in the history of this repository, before reader-2. What
# further training did is in training/LOG.md; with training.restore, training.train --common and training.export it can be
# done again.
set -eu
DATA=${DATA:?folder of unpacked packs}
FROM=${FROM:?folder of models/reader-1}
PYTHON=${PYTHON:-python}
BUNDLE=models/reader-2
export PYTHONPATH=src:.

mkdir -p "$BUNDLE"
cp "$FROM/reader.onnx" "$FROM/links.onnx" "$FROM/arguments.onnx" "$FROM/vocab.txt" "$BUNDLE"
$PYTHON -m training.common_words --data "$DATA" --out "$BUNDLE/common.txt"
$PYTHON - "$FROM/config.json" "$BUNDLE/config.json" <<'END'
import json
import sys
from pathlib import Path

from sayso.model.bundle import FORMAT
from training.labels import STAND_INS

config = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
config |= {"format": FORMAT, "name": "reader-2", "stand_ins": STAND_INS}
Path(sys.argv[2]).write_text(json.dumps(config) + "\n", encoding="utf-8")
END
