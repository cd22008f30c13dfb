"""Writes synthetic lines, packed: `OUT.bin` holds 48 rows x width bytes a line (0 paper, 255 ink), `OUT.tsv` font, width, offset, text.

lines.py OUT --fonts DIR --group hand|latin-hand|print|typed|tune|held-out --count N --seed S [--figures SHARE] [--y-dot] [--raw DIR]
"""
import argparse
import json
import pathlib

import numpy as np
from PIL import Image

from hands import Hand
from normalize import normalize
from texts import Texts, Y_DOT

parser = argparse.ArgumentParser()
parser.add_argument('out')
parser.add_argument('--fonts', required=True)
parser.add_argument('--group', required=True)
parser.add_argument('--count', type=int, required=True)
parser.add_argument('--seed', type=int, default=1)
parser.add_argument('--figures', type=float, default=0, help='share of lines that are dates, numbers and papers')
parser.add_argument('--y-dot', action='store_true', help='only lines that hold ỵ')
parser.add_argument('--raw', help='also the lines before normalizing, as PNG, with labels.tsv')
args = parser.parse_args()

rng = np.random.default_rng(args.seed)
fonts = json.loads((pathlib.Path(__file__).parent / 'fonts.json').read_text())[args.group]
hand = Hand(args.fonts, fonts, rng, {'hand': .25, 'latin-hand': 1.0}.get(args.group, 0.0), typed=args.group == 'typed')
texts = Texts(rng)
offset = 0
if args.raw:
    pathlib.Path(args.raw).mkdir(parents=True, exist_ok=True)
    labels = open(pathlib.Path(args.raw) / 'labels.tsv', 'w', encoding='utf8')
with open(args.out + '.bin', 'wb') as pixels, open(args.out + '.tsv', 'w', encoding='utf8') as index:
    index.write('font\twidth\toffset\ttext\n')
    done = 0
    while done < args.count:
        text = texts.figures() if texts.chance(args.figures) else texts.one()
        if args.y_dot:
            text = ' '.join([texts.name().title().rsplit(' ', 1)[0], texts.pick([y for y in Y_DOT if 'ỵ' in y][:6])])
        drawn = hand.line(text)
        if drawn is None:
            continue
        ink, font = drawn
        line = normalize(ink, rng)
        if line is None or line.shape[1] > 2000 or line.shape[1] < 4 * (len(text) + 2):
            continue
        if args.raw:
            grown = np.pad(ink, ((4, 4), (8, 8)))
            rows = np.flatnonzero(grown.max(1) > .4)
            Image.fromarray(255 - (grown[max(0, rows[0] - 6):rows[-1] + 7] * 255).astype(np.uint8)).save(pathlib.Path(args.raw) / f'{done}.png')
            labels.write(f'{done}\t{font}\t{text}\n')
        pixels.write(line.tobytes())
        index.write(f'{font}\t{line.shape[1]}\t{offset}\t{text}\n')
        offset += line.size
        done += 1
