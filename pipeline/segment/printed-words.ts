import type { Component } from '../clean/components.ts';
import { type Bitmap, emptyBitmap } from '../clean/picture.ts';
import { encodePng } from '../clean/png.ts';
import type { Engine, PrintedWord } from '../recognize/engine.ts';
import type { Frame } from './frame.ts';
import { shrinkInk } from './shrink-ink.ts';

/** Labels are read at 180 dpi: enough for print, a third of the time. */
const share = 180 / 300;

/** More patches of a letter's size than any written page has: noise, cloth, gravel. Reading them takes minutes. */
const mostLetters = 15_000;
const fewestLetters = 40;

/** All printed words of a page, boxes in its pixels; none when its ink cannot be a printed page. */
export async function printedWords(
  ink: Bitmap,
  patches: readonly Component[],
  language: string,
  engine: Engine,
): Promise<PrintedWord[]> {
  const unit = ink.width / 2480;
  const letters = patches.filter((patch) => isLetter(patch, unit));
  if (letters.length < fewestLetters || letters.length > mostLetters) return [];
  const legible = patches.filter(
    (patch) => Math.max(patch.right - patch.left, patch.bottom - patch.top) >= 4 * unit,
  );
  return readWords(drawn(legible, ink), language, engine);
}

/** Words of some windows of a page, window by window, in pixels of the page; read as one picture. */
export async function wordsInWindows(
  ink: Bitmap,
  windows: readonly Frame[],
  language: string,
  engine: Engine,
): Promise<PrintedWord[][]> {
  const gap = Math.round(40 * (ink.width / 2480));
  const inside = windows.map((window) => ({
    left: Math.max(0, Math.floor(window.left)),
    top: Math.max(0, Math.floor(window.top)),
    right: Math.min(ink.width, Math.ceil(window.right)),
    bottom: Math.min(ink.height, Math.ceil(window.bottom)),
  }));
  const { places, width, height } = shelve(inside, gap);
  const sheet = emptyBitmap(width, height);
  for (const [i, window] of inside.entries()) {
    const { x, y } = places[i] as Place;
    for (let row = window.top; row < window.bottom; row += 1) {
      const from = row * ink.width;
      sheet.data.set(
        ink.data.subarray(from + window.left, from + Math.max(window.left, window.right)),
        (y + row - window.top) * width + x,
      );
    }
  }
  const words = await readWords(sheet, language, engine);
  return inside.map((window, i) => {
    const { x, y } = places[i] as Place;
    const [w, h] = [window.right - window.left, window.bottom - window.top];
    return words.flatMap((word) => {
      const [cx, cy] = [word.left + word.width / 2 - x, word.top + word.height / 2 - y];
      if (cx < -gap / 2 || cx > w + gap / 2 || cy < -gap / 2 || cy > h + gap / 2) return [];
      return [{ ...word, left: word.left - x + window.left, top: word.top - y + window.top }];
    });
  });
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Windows side by side on shelves of a page's width. */
function shelve(windows: readonly Frame[], gap: number): { places: Place[]; width: number; height: number } {
  const widest = Math.max(1, ...windows.map((window) => window.right - window.left)) + 2 * gap;
  const width = Math.max(widest, 60 * gap);
  let [x, y, shelf] = [gap, gap, 0];
  const places = windows.map((window): Place => {
    const wide = window.right - window.left;
    if (x + wide + gap > width) [x, y, shelf] = [gap, y + shelf + gap, 0];
    const place = { x, y };
    x += wide + gap;
    shelf = Math.max(shelf, window.bottom - window.top);
    return place;
  });
  return { places, width, height: y + shelf + gap };
}

async function readWords(ink: Bitmap, language: string, engine: Engine): Promise<PrintedWord[]> {
  const [width, height] = [Math.round(ink.width * share), Math.round(ink.height * share)];
  const png = encodePng(shrinkInk(ink, width, height), { width, height, bitDepth: 8, dpi: 180, level: 0 });
  const [x, y] = [ink.width / width, ink.height / height];
  const words = await engine.findWords(png, language);
  return words.map((word) => ({
    ...word,
    left: word.left * x,
    top: word.top * y,
    width: word.width * x,
    height: word.height * y,
  }));
}

function isLetter(patch: Component, unit: number): boolean {
  const [width, height] = [patch.right - patch.left, patch.bottom - patch.top];
  return height >= 12 * unit && height <= 110 * unit && width >= 3 * unit && width <= 400 * unit;
}

function drawn(patches: readonly Component[], like: Bitmap): Bitmap {
  const out = emptyBitmap(like.width, like.height);
  for (const patch of patches) {
    for (let i = 0; i < patch.runs.length; i += 2) {
      const start = patch.runs[i] as number;
      out.data.fill(1, start, start + (patch.runs[i + 1] as number));
    }
  }
  return out;
}
