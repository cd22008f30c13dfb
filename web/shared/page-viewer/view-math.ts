import type { Box } from '#schemas/geometry.ts';

/** Where the picture lies in the window: screen = picture × scale + (x, y), all in CSS pixels. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Clockwise quarter turns. */
export type Turns = 0 | 1 | 2 | 3;

/** One line of writing is shown this high, CSS pixels; the crop beside the input is larger, this one shows what stands around. */
const readingHeight = 38;
const largestScale = 4;
/** A line of writing is about this share of a page's height; a field taller than that has several. */
const lineShare = 0.022;
/** The share of the window that a field may fill. */
const fieldShare = 0.9;

export const turn = (turns: Turns): Turns => ((turns + 1) % 4) as Turns;

/** A box of the upright picture as a box of the turned one. */
export function turnBox(box: Box, turns: Turns): Box {
  const { left, top, width, height } = box;
  if (turns === 1) return { left: 1 - top - height, top: left, width: height, height: width };
  if (turns === 2) return { left: 1 - left - width, top: 1 - top - height, width, height };
  if (turns === 3) return { left: top, top: 1 - left - width, width: height, height: width };
  return box;
}

export const turnExtent = (image: Extent, turns: Turns): Extent =>
  turns % 2 === 0 ? image : { width: image.height, height: image.width };

const fitScale = (window: Extent, image: Extent): number =>
  Math.min(window.width / image.width, window.height / image.height);

function clampAxis(offset: number, windowLength: number, imageLength: number): number {
  if (imageLength <= windowLength) return (windowLength - imageLength) / 2;
  return Math.min(0, Math.max(windowLength - imageLength, offset));
}

/** The same view with no empty space beside the picture that could show picture; a small picture is centered. */
export function clampView(view: View, window: Extent, image: Extent): View {
  const smallest = fitScale(window, image);
  const scale = Math.min(Math.max(view.scale, smallest), Math.max(largestScale, smallest));
  return {
    scale,
    x: clampAxis(view.x, window.width, image.width * scale),
    y: clampAxis(view.y, window.height, image.height * scale),
  };
}

/** The whole picture, centered. */
export const wholePage = (window: Extent, image: Extent): View =>
  clampView({ scale: fitScale(window, image), x: 0, y: 0 }, window, image);

/** The box in the middle of the window, its writing at reading size, all of it in sight. */
export function boxInView(window: Extent, image: Extent, box: Box): View {
  const boxPx = { width: box.width * image.width, height: box.height * image.height };
  const scale = Math.max(
    fitScale(window, image),
    Math.min(
      readingHeight / Math.max(Math.min(boxPx.height, image.height * lineShare), 1),
      (window.width * fieldShare) / Math.max(boxPx.width, 1),
      (window.height * fieldShare) / Math.max(boxPx.height, 1),
      largestScale / 2,
    ),
  );
  const centerX = (box.left + box.width / 2) * image.width;
  const centerY = (box.top + box.height / 2) * image.height;
  return clampView(
    { scale, x: window.width / 2 - centerX * scale, y: window.height / 2 - centerY * scale },
    window,
    image,
  );
}

/** Zooms by `factor`; what lies at `at` (of the window; its middle by default) stays where it is. */
export function zoom(
  view: View,
  factor: number,
  window: Extent,
  image: Extent,
  at?: { x: number; y: number },
): View {
  const point = at ?? { x: window.width / 2, y: window.height / 2 };
  const scale = clampView({ ...view, scale: view.scale * factor }, window, image).scale;
  const ratio = scale / view.scale;
  return clampView(
    { scale, x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio },
    window,
    image,
  );
}

export const pan = (view: View, dx: number, dy: number, window: Extent, image: Extent): View =>
  clampView({ ...view, x: view.x + dx, y: view.y + dy }, window, image);

/** `box` with room around it, in fractions of its own height on every side, cut at the picture's edge. */
export function padBox(box: Box, image: Extent, share: number): Box {
  const padY = box.height * share;
  const padX = (padY * image.height) / image.width;
  const left = Math.max(0, box.left - padX);
  const top = Math.max(0, box.top - padY);
  return {
    left,
    top,
    width: Math.min(1, box.left + box.width + padX) - left,
    height: Math.min(1, box.top + box.height + padY) - top,
  };
}
