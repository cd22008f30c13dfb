"""Puts Vietnamese marks on real Latin handwriting: the letters are found by aligning a trained net with the text.

compose.py OUT --data 'GLOB of real lines' --model DIR --copies N --seed S
"""
import argparse
import pathlib
import unicodedata

import numpy as np
import torch
from PIL import Image, ImageDraw

import hands
from normalize import normalize
from recognizer import LETTERS, Net, collate, load, picture

SHAPES = {'a': ['a', 'a', 'ă', 'â'], 'e': ['e', 'ê'], 'o': ['o', 'o', 'ô', 'ơ'], 'u': ['u', 'u', 'ư'], 'i': ['i'], 'y': ['y'], 'd': ['d', 'đ']}
TONES = ['', '', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323', '\u0323']
SCALE = 2
"""Marks are drawn at this many times the line's size, so that they are as smooth as the ink."""


def align(logp, labels):
    """Best frame of each label (Viterbi over the CTC states), and the mean log-probability on the way."""
    states = [0]
    for c in labels:
        states += [c, 0]
    states = np.array(states)
    n, frames = len(states), len(logp)
    can_skip = np.zeros(n, bool)
    can_skip[2:] = (states[2:] != 0) & (states[2:] != states[:-2])
    best = np.full(n, -1e9, np.float32)
    best[0], best[1] = logp[0, 0], logp[0, states[1]]
    back = np.zeros((frames, n), np.int8)
    for t in range(1, frames):
        stay, step = best, np.concatenate([[-1e9], best[:-1]])
        skip = np.where(can_skip, np.concatenate([[-1e9, -1e9], best[:-2]]), -1e9)
        all3 = np.stack([stay, step, skip])
        back[t] = all3.argmax(0)
        best = all3.max(0) + logp[t, states]
    at = n - 1 if best[n - 1] > best[n - 2] else n - 2
    mean = best[at] / frames
    frame_of = [[] for _ in labels]
    for t in range(frames - 1, -1, -1):
        if at % 2:
            frame_of[at // 2].append(t)
        at -= back[t][at]
    return [max(f, key=lambda t: logp[t, labels[i]]) if f else None for i, f in enumerate(frame_of)], mean


def mark(line, frames, text, rng, often):
    """The line with marks drawn on some of its letters, and the text it then says."""
    height, width = line.shape
    up, low = 22, 14
    canvas = np.zeros((height + up + low, width + 16), np.uint8)
    canvas[up:up + height, 8:8 + width] = line
    profile = np.convolve((line > 100).sum(1), np.ones(3) / 3, 'same')
    core = np.flatnonzero(profile > np.sort(profile)[-4] * .45)
    top, bottom = up + int(core[0]), up + int(core[-1])
    # A ruling left under the line narrows the core: small letters are never lower than this in 40 rows of ink.
    if bottom - top < 11:
        top, bottom = up + 17, up + 31
    x_height = min(20, bottom - top)
    # The pen: ink over outline, about.
    ink = (line > 100)
    edge = ink & ~(np.roll(ink, 1, 1) & np.roll(ink, -1, 1) & np.roll(ink, 1, 0) & np.roll(ink, -1, 0))
    pen = max(1.2, min(5, 2 * ink.sum() / max(1, edge.sum())))
    big = Image.new('L', (canvas.shape[1] * SCALE, canvas.shape[0] * SCALE))
    draw = ImageDraw.Draw(big)
    unit, hands.X_HEIGHT = hands.X_HEIGHT, x_height * SCALE
    out = []
    for char, frame in zip(text, frames):
        base = char.lower()
        if base not in SHAPES or frame is None or rng.random() > often:
            out.append(char)
            continue
        shape = SHAPES[base][int(rng.integers(len(SHAPES[base])))]
        tone = TONES[int(rng.integers(len(TONES)))] if base != 'd' else ''
        if shape == base and tone == '':
            out.append(char)
            continue
        x = 8 + frame * 4 + 2
        column = canvas[:, max(0, x - 3):x + 4].max(1) > 100
        rows = np.flatnonzero(column[max(0, top - (x_height if char.isupper() else x_height // 2)):bottom + 3])
        if len(rows) == 0:
            out.append(char)
            continue
        head = max(0, top - (x_height if char.isupper() else x_height // 2)) + int(rows[0])
        box = [(x - x_height * .4) * SCALE, head * SCALE, (x + x_height * .4) * SCALE, bottom * SCALE]
        if shape == 'đ':
            y = (head - x_height * rng.uniform(.1, .35) if char == 'd' else (head + bottom) / 2) * SCALE
            draw.line([(box[0] + rng.uniform(.3, .6) * x_height * SCALE, y), (box[2] + rng.uniform(0, .5) * x_height * SCALE, y + rng.normal(0, 2))], fill=255, width=round(pen * SCALE))
            out.append('đ' if char == 'd' else 'Đ')
            continue
        parts = unicodedata.normalize('NFD', shape)[1:] + tone
        names = sorted((hands.MARKS[m] for m in parts), key=lambda m: {'horn': 0, 'dot': 1, 'hat': 2, 'bowl': 3}.get(m, 9))
        for name in names:
            y = hands.draw_mark(draw, name, box, rng, pen * SCALE, bottom * SCALE)
            if y is not None:
                box = [box[0] + hands.X_HEIGHT * .18, y - hands.X_HEIGHT * .12, box[2] + hands.X_HEIGHT * .18, box[3]]
        letter = unicodedata.normalize('NFC', shape + tone)
        out.append(letter.upper() if char.isupper() else letter)
    hands.X_HEIGHT = unit
    marks = np.asarray(big.resize((canvas.shape[1], canvas.shape[0]), Image.BOX))
    return np.maximum(canvas, marks).astype(np.float32) / 255, ''.join(out)


def main():
    p = argparse.ArgumentParser()
    p.add_argument('out')
    p.add_argument('--data', required=True)
    p.add_argument('--model', required=True)
    p.add_argument('--copies', type=int, default=1)
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--hidden', type=int, default=192)
    args = p.parse_args()
    rng = np.random.default_rng(args.seed)
    torch.set_num_threads(1)
    net = Net(args.hidden)
    net.load_state_dict(torch.load(pathlib.Path(args.model) / 'last.pt')['average'])
    net.eval()
    offset = kept = seen = 0
    with open(args.out + '.bin', 'wb') as pixels, open(args.out + '.tsv', 'w', encoding='utf8') as index:
        index.write('font\twidth\toffset\ttext\n')
        for line in load(args.data):
            seen += 1
            with torch.no_grad():
                logp = net(collate([line]))[:, 0].numpy()
            text = ''.join(LETTERS[c - 1] for c in line[3])
            frames, mean = align(logp[: line[2] // 4 + 1], line[3])
            # Where net and text do not fit, the letters' places are not known well enough.
            if mean < -.45:
                continue
            for _ in range(args.copies):
                ink, marked = mark(picture(line), frames, text, rng, rng.uniform(.25, .75))
                out = normalize(ink, rng)
                if out is None or out.shape[1] > 1600:
                    continue
                pixels.write(out.tobytes())
                index.write(f'{line[5]}\t{out.shape[1]}\t{offset}\t{marked}\n')
                offset += out.size
                kept += 1
    print(f'{kept} lines of {seen}')


main()
