"""A line as the recogniser sees it: 48 rows, ink 1 on paper 0. The same rule as pipeline/recognize/normalize-line.ts."""
import numpy as np
from PIL import Image

HEIGHT = 48
INK = 40


def normalize(ink, rng=None):
    """`ink`: float 0..1, any size. With `rng` the cut is sometimes too tight or too loose. uint8 48 rows, width a multiple of 4."""
    rows = np.flatnonzero((ink > .4).mean(1) > .002)
    cols = np.flatnonzero((ink > .4).any(0))
    if len(rows) == 0 or len(cols) == 0:
        return None
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(cols[0]), int(cols[-1]) + 1
    tall = bottom - top
    if rng is not None and rng.random() < .5:
        top = int(top + rng.normal(-.02, .05) * tall)
        bottom = int(bottom + rng.normal(.02, .05) * tall)
        left = int(left + rng.normal(-.1, .08) * tall)
        right = int(right + rng.normal(.1, .08) * tall)
    top, left = max(0, top), max(0, left)
    bottom, right = min(ink.shape[0], max(top + 8, bottom)), min(ink.shape[1], max(left + 8, right))
    cut = ink[top:bottom, left:right]
    profile = (cut > .4).sum(1).astype(np.float32)
    core = float((profile > profile.max() * .45).sum())
    scale = min(INK / cut.shape[0], 20 / max(4.0, core))
    wide, high = max(4, round(cut.shape[1] * scale)), max(4, round(cut.shape[0] * scale))
    small = np.asarray(Image.fromarray((cut * 255).astype(np.uint8)).resize((wide, high), Image.BOX if scale < 1 else Image.BILINEAR))
    width = (wide + 8 + 3) // 4 * 4
    out = np.zeros((HEIGHT, max(32, width)), np.uint8)
    y = (HEIGHT - high) // 2
    out[y:y + high, 4:4 + wide] = small[:HEIGHT]
    return out
