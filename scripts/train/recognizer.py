"""The line recogniser: a small convolutional net with a bidirectional LSTM, read by CTC. Trains, resumes, exports.

recognizer.py train  --data 'DIR/*.bin' --out DIR [--minutes M] [--threads N]   resumes from DIR/last.pt
recognizer.py export --out DIR --onnx FILE                                      FILE and FILE's .json beside it
recognizer.py score  --out DIR --data 'GLOB'                                    letters wrong, lines right
"""
import argparse
import glob
import json
import math
import os
import pathlib
import signal
import time
import unicodedata

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

LETTERS = (" !\"%&'()*+,-./0123456789:;=?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz°²«»çÇëËïÏüÜûÛîÎœŒ№½§"
           + ''.join(sorted({unicodedata.normalize('NFC', v + t) for v in 'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY'
                             for t in ('', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323')} - set('aeiouyAEIOUY')))
           + 'đĐ')
FOLDS = {'’': "'", '‘': "'", '´': "'", '`': "'", '–': '-', '—': '-', '“': '"', '”': '"', '„': '"', '…': '...', '\u00a0': ' ', 'ﬁ': 'fi',
         '×': 'x', 'ß': 'ss', 'ö': 'o', 'Ö': 'O', 'ä': 'a', 'Ä': 'A', '•': '.', '·': '.', '¬': '-', '⁊': '&', 'æ': 'ae', 'Æ': 'AE', 'ñ': 'n', 'ÿ': 'y'}
CLASS_OF = {letter: i + 1 for i, letter in enumerate(LETTERS)}


def classes(text):
    """Class numbers of a text, None where it holds a letter the net does not know."""
    text = unicodedata.normalize('NFC', ''.join(FOLDS.get(c, c) for c in text))
    out = [CLASS_OF.get(c) for c in text]
    return None if None in out or not out else out


def conv(i, o, k=3, p=1):
    return nn.Sequential(nn.Conv2d(i, o, k, 1, p, bias=False), nn.BatchNorm2d(o), nn.ReLU(inplace=True))


class Net(nn.Module):
    def __init__(self, hidden=192, out=len(LETTERS) + 1):
        super().__init__()
        self.eye = nn.Sequential(
            conv(1, 16), nn.MaxPool2d(2), conv(16, 32), conv(32, 32), nn.MaxPool2d(2), conv(32, 64), conv(64, 64), nn.MaxPool2d((2, 1)),
            conv(64, 96), conv(96, 96), nn.MaxPool2d((2, 1)), conv(96, 256, (3, 1), 0))
        self.drop = nn.Dropout(.2)
        self.memory = nn.LSTM(256, hidden, 2, bidirectional=True)
        self.last = nn.Linear(2 * hidden, out)

    def forward(self, x):
        """[N,1,48,W] -> log-probabilities [W/4,N,classes]."""
        y = self.eye(x).squeeze(2).permute(2, 0, 1)
        y, _ = self.memory(self.drop(y))
        return F.log_softmax(self.last(self.drop(y)).float(), -1)


def load(pattern):
    """Lines of packed files: (pixels file, offset, width, classes, text, group)."""
    lines = []
    for name in sorted(glob.glob(pattern)):
        pixels = np.memmap(name, np.uint8, 'r')
        with open(name[:-4] + '.tsv', encoding='utf8') as f:
            head = f.readline().rstrip('\n').split('\t')
            at = {k: head.index(k) for k in ('width', 'offset', 'text')}
            # Lines of normalize-lines.ts have their width before them.
            skip = 4 if 'file' in head else 0
            for row in f:
                cells = row.rstrip('\n').split('\t')
                text = unicodedata.normalize('NFC', cells[at['text']])
                labels = classes(text)
                width = int(cells[at['width']])
                need = len(labels or []) + sum(a == b for a, b in zip(labels or [], (labels or [])[1:]))
                if labels is None or width > 1600 or width // 4 < need + 1:
                    continue
                lines.append((pixels, int(cells[at['offset']]) + skip, width, labels, text, os.path.basename(name).split('-')[0]))
    return lines


def picture(line):
    pixels, offset, width = line[:3]
    return np.asarray(pixels[offset:offset + 48 * width]).reshape(48, width)


def bend(x, rng):
    """Stretches, slants, waves and thickens a batch [N,1,48,W]; a new picture each time a line is seen."""
    n, _, h, w = x.shape
    if rng.random() < .3:
        x = F.max_pool2d(x, 3, 1, 1) if rng.random() < .5 else F.avg_pool2d(x, 3, 1, 1)
    ys = torch.linspace(-1, 1, h).view(1, h, 1)
    xs = torch.linspace(-1, 1, w).view(1, 1, w)
    r = lambda s: torch.from_numpy(rng.normal(0, s, (n, 1, 1)).astype(np.float32))
    coarse = torch.from_numpy(rng.normal(0, 1, (n, 2, 4, max(4, w // 24))).astype(np.float32))
    field = F.interpolate(coarse, (h, w), mode='bicubic', align_corners=True)
    strength = torch.from_numpy(rng.uniform(0, 1.6, (n, 1, 1)).astype(np.float32))
    gx = xs + r(.16) * ys * (h / w) + field[:, 0] * strength * (2.0 / w)
    gy = ys * (1 + r(.07)) + r(.05) + field[:, 1] * strength * (1.6 / h) + r(.05) * xs
    # Only narrower or a little wider than drawn: what leaves the picture cannot be read.
    squeeze = torch.from_numpy(rng.uniform(.96, 1.25, (n, 1, 1)).astype(np.float32))
    gx = (gx + 1) * squeeze - 1
    return F.grid_sample(x, torch.stack([gx.expand(n, h, w), gy.expand(n, h, w)], -1), align_corners=True, padding_mode='zeros')


def threshold_anew(x, rng):
    """As a scan that was blurred and made black and white again: hairlines break where the limit is high, loops fill where it is low."""
    n, _, h, w = x.shape
    for _ in range(int(rng.integers(1, 3))):
        x = F.avg_pool2d(x, 3, 1, 1)
    limit = torch.from_numpy(rng.uniform(.2, .6, (n, 1, 1, 1)).astype(np.float32))
    coarse = torch.from_numpy(rng.normal(0, .07, (n, 1, 4, max(4, w // 16))).astype(np.float32))
    limit = limit + F.interpolate(coarse, (h, w), mode='bicubic', align_corners=True) + .05 * torch.randn(n, 1, h, w)
    return torch.sigmoid((x - limit.clamp(.12)) * 25) * (x > .04)


def spoil(x, rng):
    n, _, h, w = x.shape
    if rng.random() < .35:
        x = threshold_anew(x, rng)
    if rng.random() < .3:
        x = x * torch.from_numpy(rng.uniform(.55, 1, (n, 1, 1, 1)).astype(np.float32))
    if rng.random() < .2:
        x = x + .12 * torch.randn_like(x).abs() * torch.rand(n, 1, 1, 1)
    for i in range(n):
        if rng.random() < .25:
            a, b = int(rng.integers(0, w)), int(rng.integers(2, 8))
            x[i, :, :, a:a + b] *= float(rng.uniform(0, .6))
        if rng.random() < .1:
            y = int(rng.integers(2, h - 3))
            x[i, :, y:y + int(rng.integers(1, 3)), int(rng.integers(0, w)):] = float(rng.uniform(.5, 1))
    return x.clamp(0, 1)


def batches(lines, rng, pixels=7000, mix=None):
    """Lists of lines of like width, about `pixels` columns each; `mix`: how often lines of a group are seen a round."""
    if mix:
        chosen = []
        for line in lines:
            often = mix.get(line[5], 1.0)
            chosen += [line] * (int(often) + (rng.random() < often % 1))
        lines = chosen
    keys = np.array([l[2] for l in lines]) * rng.uniform(.9, 1.1, len(lines))
    order = np.argsort(keys)
    groups, now, width = [], [], 0
    for i in order:
        width = max(width, lines[i][2])
        if now and width * (len(now) + 1) > pixels:
            groups.append(now)
            now, width = [], lines[i][2]
        now.append(lines[i])
    groups.append(now)
    rng.shuffle(groups)
    return groups


def collate(group):
    width = max(32, (max(l[2] for l in group) + 7) // 8 * 8)
    x = np.zeros((len(group), 1, 48, width), np.float32)
    for i, line in enumerate(group):
        x[i, 0, :, :line[2]] = picture(line) / np.float32(255)
    return torch.from_numpy(x)


def ctc(logp, group):
    """Frames of the padding count as blank."""
    sizes = torch.tensor([min(logp.shape[0], l[2] // 4 + 2) for l in group])
    need = torch.tensor([len(l[3]) for l in group])
    target = torch.tensor([c for l in group for c in l[3]])
    return F.ctc_loss(logp, target, torch.full_like(sizes, logp.shape[0]), need, zero_infinity=True)


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def read(net, group):
    with torch.no_grad():
        best = net(collate(group)).argmax(-1).T.numpy()
    out = []
    for row, line in zip(best, group):
        row = row[: line[2] // 4 + 1]
        out.append(''.join(LETTERS[c - 1] for c, before in zip(row, [0, *row[:-1]]) if c and c != before))
    return out


def score(net, lines, limit=400):
    net.eval()
    picks = lines[:: max(1, len(lines) // limit)][:limit]
    by = {}
    for group in batches(picks, np.random.default_rng(0)):
        for line, text in zip(group, read(net, group)):
            truth = ''.join(LETTERS[c - 1] for c in line[3])
            wrong, letters, exact, n = by.get(line[5], (0, 0, 0, 0))
            by[line[5]] = (wrong + distance(text, truth), letters + len(truth), exact + (text == truth), n + 1)
    net.train()
    return {g: {'cer': round(w / l, 4), 'exact': round(e / n, 3), 'lines': n} for g, (w, l, e, n) in by.items()}


def train(args):
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    net, average = Net(args.hidden), Net(args.hidden)
    average.load_state_dict(net.state_dict())
    net = net.to(memory_format=torch.channels_last)
    optim = torch.optim.AdamW(net.parameters(), args.rate, weight_decay=1e-3, betas=(.9, .98))
    step, seen, spent = 0, 0, 0.0
    last = out / 'last.pt'
    if last.exists():
        kept = torch.load(last)
        net.load_state_dict(kept['net']); average.load_state_dict(kept['average']); optim.load_state_dict(kept['optim'])
        step, seen, spent = kept['step'], kept['seen'], kept['spent']
        print(f'goes on at step {step}, {seen} lines, {spent / 60:.0f} min', flush=True)
    rng = np.random.default_rng(1000 + step)
    torch.manual_seed(step)
    began = time.time()
    keep = lambda: (torch.save({'net': net.state_dict(), 'average': average.state_dict(), 'optim': optim.state_dict(), 'step': step,
                                'seen': seen, 'spent': spent + time.time() - began, 'letters': LETTERS}, str(last) + '.new'),
                    os.replace(str(last) + '.new', last))
    held = load(args.check) if args.check else []
    mix = json.loads(args.mix) if args.mix else None
    losses, told, saved, asked = [], time.time(), time.time(), []
    signal.signal(signal.SIGTERM, lambda *_: asked.append(True))
    net.train()
    while True:
        # Short lines first: where letters stand is learnt sooner from few of them.
        lines = [l for l in load(args.data) if step > args.short or l[2] < 240]
        # Rounds are short, so that lines made in the meantime are seen soon.
        lines = [lines[i] for i in rng.permutation(len(lines))[:8000]]
        for group in batches(lines, rng, mix=mix):
            minutes = (time.time() - began) / 60
            if minutes > args.minutes or asked:
                keep()
                return print(score(average, held) if held else 'done', flush=True)
            # Up for 400 steps, then level, then down to a fiftieth over the last part of the time given.
            part = minutes / args.minutes
            rate = args.rate * min(1, (step + 1) / 400) * (1 if part < args.level else max(.02, .5 + .5 * math.cos(math.pi * (part - args.level) / (1 - args.level))))
            for g in optim.param_groups:
                g['lr'] = rate
            x = spoil(bend(collate(group), rng), rng).contiguous(memory_format=torch.channels_last)
            with torch.autocast('cpu', dtype=torch.bfloat16):
                logp = net(x)
            loss = ctc(logp.float(), group)
            optim.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 3)
            optim.step()
            step, seen = step + 1, seen + len(group)
            fade = min(.998, (1 + step) / (20 + step))
            with torch.no_grad():
                for a, b in zip(average.state_dict().values(), net.state_dict().values()):
                    a.lerp_(b, 1 - fade) if a.is_floating_point() else a.copy_(b)
            losses.append(loss.item())
            if time.time() - told > 60:
                told = time.time()
                print(f'{minutes:6.1f} min step {step} lines {seen} of {len(lines)} rate {rate:.5f} loss {np.mean(losses[-200:]):.3f}', flush=True)
            if time.time() - saved > 420:
                saved = time.time()
                keep()
                if held:
                    print('   held', score(average, held, 160), flush=True)


def export(args):
    kept = torch.load(pathlib.Path(args.out) / 'last.pt')
    net = Net(args.hidden)
    net.load_state_dict(kept['average'])
    net.eval()
    torch.onnx.export(net, torch.zeros(1, 1, 48, 256), args.onnx, input_names=['line'], output_names=['logp'], opset_version=13,
                      dynamic_axes={'line': {0: 'lines', 3: 'width'}, 'logp': {0: 'time', 1: 'lines'}})
    about = {'name': 'hand', 'version': args.version, 'height': 48, 'stride': 4, 'charset': list(LETTERS), 'maxWidth': 2000,
             'trained': {'steps': kept['step'], 'lines': kept['seen'], 'minutes': round(kept['spent'] / 60)},
             'licence': 'Apache-2.0; trained in part on lines under CC-BY 4.0, see models/README.md'}
    pathlib.Path(args.onnx).with_suffix('.json').write_text(json.dumps(about, ensure_ascii=False, indent=2) + '\n', encoding='utf8')


def main():
    p = argparse.ArgumentParser()
    p.add_argument('what', choices=['train', 'export', 'score'])
    p.add_argument('--out', required=True)
    p.add_argument('--data')
    p.add_argument('--check')
    p.add_argument('--mix', help='JSON: group -> how often its lines are seen a round')
    p.add_argument('--minutes', type=float, default=60)
    p.add_argument('--level', type=float, default=.6, help='share of the time at the full rate')
    p.add_argument('--threads', type=int, default=2)
    p.add_argument('--rate', type=float, default=1.2e-3)
    p.add_argument('--short', type=int, default=1200, help='steps on short lines only, to begin with')
    p.add_argument('--hidden', type=int, default=192)
    p.add_argument('--onnx')
    p.add_argument('--version', default='1')
    args = p.parse_args()
    if args.what == 'train':
        return train(args)
    if args.what == 'export':
        return export(args)
    kept = torch.load(pathlib.Path(args.out) / 'last.pt')
    net = Net(args.hidden)
    net.load_state_dict(kept['average'])
    print(json.dumps(score(net, load(args.data), 2000), ensure_ascii=False))


if __name__ == '__main__':
    main()
