"""Lines in a hand: a font's letters word by word, with marks by a freehand pen where the font has none, worn as scans are."""
import glob
import math
import pathlib
import unicodedata

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

MARKS = {'\u0300': 'grave', '\u0301': 'acute', '\u0303': 'tilde', '\u0309': 'hook', '\u0323': 'dot',
         '\u0302': 'hat', '\u0306': 'bowl', '\u031b': 'horn'}
X_HEIGHT = 26
"""Pixels; the canvas a line is drawn on is about 110 high."""


def font_file(folder, name):
    files = sorted(glob.glob(str(pathlib.Path(folder) / name / '**' / '*.ttf'), recursive=True))
    if not files:
        raise FileNotFoundError(f'{name}: no font file under {folder}; run fetch-fonts.sh')
    return files


class Face:
    """A font at a size that makes its small letters X_HEIGHT high."""

    def __init__(self, file):
        probe = ImageFont.truetype(file, 200)
        box = probe.getbbox('x', anchor='ls')
        height = max(20, box[3] - box[1])
        self.base = 200 * X_HEIGHT / height
        self.file = file
        self.sizes = {}
        self.known = {}
        self.empty = bytes(probe.getmask('\ufffe'))

    def at(self, scale):
        size = max(12, round(self.base * scale))
        if size not in self.sizes:
            self.sizes[size] = ImageFont.truetype(self.file, size)
        return self.sizes[size]

    def has(self, text):
        """Every letter has a picture of its own in the font."""
        return all(self._has(c) for c in text if c != ' ')

    def _has(self, char):
        if char not in self.known:
            mask = ImageFont.truetype(self.file, 200).getmask(char)
            self.known[char] = mask.size[0] > 0 and bytes(mask) != self.empty
        return self.known[char]


def bezier(p, n=10):
    t = np.linspace(0, 1, n)[:, None]
    p = np.asarray(p, float)
    if len(p) == 3:
        return (1 - t) ** 2 * p[0] + 2 * t * (1 - t) * p[1] + t ** 2 * p[2]
    return (1 - t) ** 3 * p[0] + 3 * t * (1 - t) ** 2 * p[1] + 3 * t ** 2 * (1 - t) * p[2] + t ** 3 * p[3]


def mark_path(mark, rng, unit):
    """Points of a mark around (0,0) = its middle, y down; unit: width of a small letter."""
    j = lambda s=0.12: rng.normal(0, s)
    w = unit * rng.uniform(0.45, 0.85)
    h = unit * rng.uniform(0.3, 0.6)
    if mark == 'acute':
        p = [(-w * (.35 + j()), h * (.5 + j())), (j() * w, j() * h), (w * (.4 + j()), -h * (.55 + j()))]
        return [bezier(p)]
    if mark == 'grave':
        p = [(-w * (.4 + j()), -h * (.55 + j())), (j() * w, j() * h), (w * (.35 + j()), h * (.5 + j()))]
        return [bezier(p)]
    if mark == 'tilde':
        p = [(-w * .6, h * (.25 + j())), (-w * .2, -h * (.9 + j())), (w * .2, h * (.8 + j())), (w * .65, -h * (.35 + j()))]
        return [bezier(p, 14)]
    if mark == 'hook':
        p = [(-w * .25, -h * (.35 + j())), (w * (.2 + j()), -h * (1.1 + j())), (w * (.55 + j()), -h * (.1 + j())), (-w * .02, h * (.55 + j(.1)))]
        return [bezier(p, 14)]
    if mark == 'hat':
        p = [(-w * (.55 + j()), h * (.4 + j())), (j() * w, -h * (.55 + j())), (w * (.55 + j()), h * (.4 + j()))]
        if rng.random() < 0.4:
            return [bezier([p[0], (p[1][0], p[1][1] * 2.2), p[2]])]
        return [np.asarray(p)]
    if mark == 'bowl':
        p = [(-w * (.5 + j()), -h * (.4 + j())), (j() * w, h * (.9 + j())), (w * (.5 + j()), -h * (.45 + j()))]
        return [bezier(p)]
    if mark == 'horn':
        p = [(-w * .25, h * (.5 + j())), (w * (.45 + j()), h * (.35 + j())), (w * (.35 + j()), -h * (.4 + j()))]
        return [bezier(p)]
    r = unit * rng.uniform(0.03, 0.1)
    return [np.asarray([(-r, 0), (r, j() * r)])]


def draw_mark(draw, mark, box, rng, pen, low):
    """`box`: ink of the letter (left, top, right, bottom); `low`: the line's baseline."""
    left, top, right, bottom = box
    unit = min(max(X_HEIGHT * .55, right - left), X_HEIGHT * 1.1)
    drift = rng.normal(0.08, 0.16) * unit
    x = (left + right) / 2 + drift
    if mark == 'dot':
        x, y = x - drift * .3, max(low, bottom if bottom < low + 5 else low) + rng.uniform(.18, .5) * X_HEIGHT
    elif mark == 'horn':
        x, y = right + rng.uniform(-.12, .1) * unit, top + rng.uniform(-.05, .22) * X_HEIGHT
    else:
        y = top - rng.uniform(.22, .5) * X_HEIGHT
    for path in mark_path(mark, rng, unit):
        points = [(float(px + x), float(py + y)) for px, py in path]
        thick = max(1, int(round(pen * (1.5 if mark == 'dot' else rng.uniform(.8, 1.1)))))
        draw.line(points, fill=255, width=thick, joint='curve')
        for px, py in (points[0], points[-1]):
            r = thick / 2
            draw.ellipse((px - r, py - r, px + r, py + r), fill=255)
    return y if mark not in ('dot', 'horn') else None


def type_word(word, face, scale, rng):
    """As a typewriter strikes it: letter by letter, each a little off its line and place; None where the font lacks a letter."""
    font = face.at(scale)
    picture = Image.new('L', (int(font.getlength(word) * 1.1 + 60), 150))
    draw = ImageDraw.Draw(picture)
    off = rng.uniform(0, .05) * X_HEIGHT
    x = 24.0
    for char in word:
        if not face.has(char):
            return None
        draw.text((x + rng.normal(0, off), 98 + rng.normal(0, off)), char, font=font, fill=255, anchor='ls')
        x += font.getlength(char)
    return np.asarray(picture), 98


def draw_word(word, face, scale, rng, freehand):
    """The word's ink, and its baseline's row. With `freehand` the marks are drawn by pen on bare letters."""
    font = face.at(scale)
    width = int(font.getlength(word) * 1.35 + 60)
    height, low = 150, 98
    picture = Image.new('L', (width, height))
    draw = ImageDraw.Draw(picture)
    if not freehand and face.has(word):
        draw.text((24, low), word, font=font, fill=255, anchor='ls')
        return np.asarray(picture), low
    x = 24.0
    pen = max(2.0, X_HEIGHT * rng.uniform(.07, .13))
    spread = rng.normal(0, .015) * X_HEIGHT
    for char in word:
        parts = unicodedata.normalize('NFD', char)
        base, marks = parts[0], [MARKS[m] for m in parts[1:] if m in MARKS]
        if char in 'đĐ':
            base = 'd' if char == 'đ' else 'D'
        if base == 'i' and any(m != 'dot' for m in marks) and face.has('ı'):
            base = 'ı'
        if not face.has(base):
            return None, 0
        dy = rng.normal(0, .02) * X_HEIGHT
        draw.text((x, low + dy), base, font=font, fill=255, anchor='ls')
        box = font.getbbox(base, anchor='ls')
        ink = [x + box[0], low + dy + box[1], x + box[2], low + dy + box[3]]
        # Not the long tails of a script's capitals.
        if ink[2] - ink[0] > X_HEIGHT * 1.3:
            middle = (ink[0] + ink[2]) / 2
            ink[0], ink[2] = middle - X_HEIGHT * .6, middle + X_HEIGHT * .6
        if char in 'đĐ':
            y = ink[1] + (ink[3] - ink[1]) * (rng.uniform(.15, .35) if char == 'đ' else rng.uniform(.4, .6))
            at = ink[2] - X_HEIGHT * .15 if char == 'đ' else ink[0] + X_HEIGHT * .15
            draw.line([(at - X_HEIGHT * rng.uniform(.2, .45), y), (at + X_HEIGHT * rng.uniform(.15, .4), y + rng.normal(0, 1))], fill=255, width=int(pen))
        for mark in sorted(marks, key=lambda m: ['horn', 'dot', 'hat', 'bowl'].index(m) if m in ('horn', 'dot', 'hat', 'bowl') else 9):
            y = draw_mark(draw, mark, ink, rng, pen, low)
            if y is not None:
                ink = [ink[0] + X_HEIGHT * .18, y - X_HEIGHT * .12, ink[2] + X_HEIGHT * .18, ink[3]]
        x += font.getlength(base) + spread
    return np.asarray(picture), low


def draw_line(text, face, rng, freehand, typed=False):
    """Ink 0..255 of a line, its baseline about row 98 of 150; None where the font lacks a letter."""
    words = text.split(' ')
    base = rng.uniform(.85, 1.15)
    gap = X_HEIGHT * (rng.uniform(.8, 1.5) if typed else rng.uniform(.25, .9))
    slope = rng.normal(0, .006)
    pieces, x = [], 12.0
    for word in words:
        struck = type_word(word, face, base, rng) if typed else None
        ink, low = struck or draw_word(word, face, base * (1 if typed else rng.normal(1, .03)), rng, freehand)
        if ink is None:
            return None
        cols = np.flatnonzero(ink.max(0))
        if len(cols) == 0:
            return None
        ink = ink[:, cols[0]:cols[-1] + 1]
        pieces.append((int(x), int(round(rng.normal(0, 1.2) + slope * x)), ink))
        x += ink.shape[1] + gap * rng.uniform(.75, 1.3)
    line = np.zeros((190, int(x) + 14), np.uint8)
    for left, dy, ink in pieces:
        top = 20 + max(-18, min(18, dy))
        part = line[top:top + 150, left:left + ink.shape[1]]
        np.maximum(part, ink[:part.shape[0], :part.shape[1]], out=part)
    return line


def shear(line, slant, rng):
    """Turns upright strokes to the right by `slant` (tangent), about the baseline, with a slow wave of the baseline."""
    height, width = line.shape
    extra = int(abs(slant) * height) + 2
    picture = Image.fromarray(line)
    shift = slant * 118 if slant > 0 else slant * 118 - 0
    moved = picture.transform((width + extra, height), Image.AFFINE, (1, slant, -shift + (0 if slant > 0 else 0), 0, 1, 0), Image.BILINEAR)
    return np.asarray(moved)


def wear(line, rng):
    """Ink as a pen leaves it and a scanner sees it: thicker or thinner, broken, faded; 0..255."""
    ink = line.astype(np.float32) / 255
    sigma = rng.uniform(.6, 2.2)
    soft = ndimage.gaussian_filter(ink, sigma, truncate=2.5)
    if rng.random() < .35:
        grain = ndimage.zoom(rng.normal(0, 1, (line.shape[0] // 4 + 2, line.shape[1] // 4 + 2)).astype(np.float32), 4, order=1)[:line.shape[0], :line.shape[1]]
        soft = soft * (1 + rng.uniform(.05, .3) * grain)
    peak = max(.15, float(np.percentile(soft[soft > .05], 85))) if (soft > .05).any() else 1
    level = peak * rng.uniform(.22, .68)
    edge = rng.uniform(.05, .25) * peak
    return np.clip((soft - level) / edge + .5, 0, 1)


def disturb(ink, rng, neighbour):
    """What cleaning leaves behind: bits of rulings and dots, tails of the lines above and below, specks, a cut edge."""
    height, width = ink.shape
    rows = np.flatnonzero(ink.max(1) > .3)
    top, bottom = (rows[0], rows[-1]) if len(rows) else (0, height - 1)
    if rng.random() < .16:
        y = int(rng.uniform(top + (bottom - top) * .55, bottom + 6))
        thick = int(rng.integers(1, 4))
        for _ in range(rng.integers(1, 6)):
            a = int(rng.uniform(0, width)); b = a + int(rng.uniform(8, width * .5))
            ink[max(0, y):min(height, y + thick), a:b] = 1
    if rng.random() < .10:
        y = int(rng.uniform(top + (bottom - top) * .6, bottom + 4))
        step = rng.uniform(7, 14)
        r = int(rng.integers(1, 3))
        on = rng.random() * .7
        for x in np.arange(0, width, step):
            if rng.random() < on and 0 <= y < height - r:
                ink[y:y + r + 1, int(x):int(x) + r + 1] = 1
    if neighbour is not None and rng.random() < .22:
        part = neighbour[:, :width]
        tall = int(rng.uniform(4, 16))
        if rng.random() < .5:
            ink[max(0, top - 4):max(0, top - 4) + tall, :part.shape[1]] = np.maximum(ink[max(0, top - 4):max(0, top - 4) + tall, :part.shape[1]], part[110:110 + tall][:len(ink[max(0, top - 4):max(0, top - 4) + tall])])
        else:
            at = min(height - tall, bottom - tall // 2)
            ink[at:at + tall, :part.shape[1]] = np.maximum(ink[at:at + tall, :part.shape[1]], part[60:60 + tall])
    if rng.random() < .12:
        for _ in range(rng.integers(1, 8)):
            y, x, r = int(rng.uniform(top, bottom)), int(rng.uniform(0, width)), int(rng.integers(1, 4))
            ink[y:y + r, x:x + r] = 1
    if rng.random() < .05:
        x = int(rng.uniform(0, width * .02)) if rng.random() < .5 else int(width - rng.uniform(2, 6))
        ink[top:bottom, x:x + int(rng.integers(1, 4))] = 1
    return ink


class Hand:
    """Draws lines in the faces of one group of fonts; `typed`: as a typewriter does, upright, a space as wide as a letter."""

    def __init__(self, folder, names, rng, freehand=0.0, typed=False):
        self.faces = [(name, [Face(f) for f in font_file(folder, name)[:4]]) for name in names]
        self.rng = rng
        self.freehand = freehand
        self.typed = typed

    def line(self, text, name=None):
        """(ink 0..1 float32, font name); None if the font cannot write it."""
        rng = self.rng
        name, faces = self.faces[int(rng.integers(len(self.faces)))] if name is None else next(f for f in self.faces if f[0] == name)
        face = faces[int(rng.integers(len(faces)))]
        line = draw_line(text, face, rng, rng.random() < self.freehand, self.typed)
        if line is None:
            return None
        if self.typed:
            line = shear(line, float(rng.normal(0, .03)), rng)
        elif rng.random() < .8:
            line = shear(line, float(np.clip(rng.normal(.08, .18), -.3, .6)), rng)
        ink = wear(line, rng)
        neighbour = draw_line('ghgỵpqyạfj lđhk bộgj' * (1 + len(text) // 18), face, rng, False) if rng.random() < .2 else None
        ink = disturb(ink, rng, None if neighbour is None else neighbour.astype(np.float32) / 255)
        return ink, name
