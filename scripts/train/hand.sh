#!/bin/sh
# Makes models/hand.onnx from nothing but npm fonts and labelled lines; goes on where it was stopped, at the lowest priority.
#   hand.sh WORK REAL [MINUTES]     REAL: folder of <set>.tar + <set>.tsv (real Latin handwriting), as described in models/README.md
# Needs Debian's python3-torch, python3-scipy, python3-pil, libopenblas0-pthread. Two thirds of the time go to learning at the full
# rate; marks are put on the real lines once the net can find their letters.
set -eu
work=${1:?usage: hand.sh WORK REAL [MINUTES]}
real=${2:?usage: hand.sh WORK REAL [MINUTES]}
minutes=${3:-180}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
python=${PYTHON:-/usr/bin/python3}
export OMP_NUM_THREADS=1
renice -n 19 -p $$ >/dev/null
mkdir -p "$work/data" "$work/check" "$work/real" "$work/net"

"$here/fetch-fonts.sh" "$work/fonts"

lines() { # group count seed folder [share of figures]
  name=$4/$1-$3
  [ -e "$name.tsv" ] && return
  "$python" "$here/lines.py" "$name.part" --fonts "$work/fonts" --group "$1" --count "$2" --seed "$3" --figures "${5:-0}"
  mv "$name.part.bin" "$name.bin"
  mv "$name.part.tsv" "$name.tsv"
}
for seed in 11 12 14 15 16; do lines hand 4000 $seed "$work/data"; done
lines hand 3000 42 "$work/data" .7
for seed in 21 22 23 24; do lines latin-hand 4000 $seed "$work/data"; done
lines print 2000 13 "$work/data"
lines print 4000 18 "$work/data"
lines typed 5000 31 "$work/data" .6
lines tune 500 98 "$work/check"

for list in "$real"/*.tsv; do
  set=$(basename "$list" .tsv)
  out=$work/data/real-$set
  [ -e "$out.tsv" ] && continue
  mkdir -p "$work/real/$set"
  tar xf "$real/$set.tar" -C "$work/real/$set"
  awk -F'\t' 'NR == 1 || $5 == "train"' "$list" >"$work/real/$set.tsv"
  (cd "$root" && node --import tsx scripts/train/normalize-lines.ts --list "$work/real/$set.tsv" --images "$work/real/$set" --out "$out.part")
  mv "$out.part.bin" "$out.bin"
  mv "$out.part.tsv" "$out.tsv"
done

# Lines as reading cuts them out of whole pages, divided and sifted by the model shipped last.
if [ ! -e "$work/data/page-1.tsv" ]; then
  (cd "$root" && node --import tsx scripts/make-samples.ts --split train --pages 90 --seed 4101 --out "$work/pages" &&
    node --import tsx scripts/train/page-lines.ts --pages "$work/pages" --out "$work/page-1" --model models/hand.onnx)
  mv "$work"/page-1.tsv "$work"/page-1.bin "$work/data/"
fi

train() { # minutes, level
  "$python" "$here/recognizer.py" train --out "$work/net" --data "$work/data/*.bin" --check "$work/check/*.bin" \
    --mix '{"hand": 1, "latin": 0.7, "print": 0.5, "typed": 1, "real": 0.5, "marked": 0.8, "page": 2.5}' --minutes "$1" --level "$2" --threads 1
}
if [ ! -e "$work/data/marked-1.tsv" ]; then
  train $((minutes / 3)) 1.0
  "$python" "$here/compose.py" "$work/marked-1" --data "$work/data/real-*.bin" --model "$work/net"
  mv "$work"/marked-1.* "$work/data/"
fi
train $((minutes * 2 / 3)) 0.5
"$python" "$here/recognizer.py" export --out "$work/net" --onnx "$root/models/hand.onnx" --version "$(date +%F)"
