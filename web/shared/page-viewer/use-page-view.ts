import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import type { Box, ImageRef } from '#schemas/geometry.ts';
import { useSize } from '../use-size.ts';
import * as math from './view-math.ts';

export interface PageView {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly view: math.View;
  /** The window has been measured and the page lies where it should. */
  readonly isPlaced: boolean;
  readonly turns: math.Turns;
  readonly hasContrast: boolean;
  readonly isInverted: boolean;
  /** The scan as it came, without the highlighted box: boxes lie on the cleaned page. */
  readonly isOriginal: boolean;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly zoomAt: (factor: number, at: { x: number; y: number }) => void;
  readonly panBy: (dx: number, dy: number) => void;
  readonly wholePage: () => void;
  readonly toField: () => void;
  /** The whole page, or back to the field. */
  readonly togglePage: () => void;
  /** Another place of the page, until the field changes. */
  readonly toBox: (box: Box) => void;
  readonly rotate: () => void;
  readonly contrast: () => void;
  readonly invert: () => void;
  readonly original: () => void;
}

const zoomStep = 1.25;
const unplaced: math.View = { scale: 0.1, x: 0, y: 0 };

/** How the page is looked at. Follows `box` whenever it changes; everything else is the officer's hand. */
export function usePageView(gray: ImageRef, scan: ImageRef, box: Box | null): PageView {
  const [ref, size] = useSize<HTMLDivElement>();
  const [turns, setTurns] = useState<math.Turns>(0);
  const [hasContrast, setContrast] = useState(false);
  const [isInverted, setInverted] = useState(false);
  const [isOriginal, setOriginal] = useState(false);
  const [view, setView] = useState<math.View>(unplaced);
  const shown = isOriginal ? scan : gray;
  const image = useMemo(
    () => math.turnExtent({ width: shown.widthPx, height: shown.heightPx }, turns),
    [shown.widthPx, shown.heightPx, turns],
  );
  const isLaidOut = size.width > 0 && size.height > 0;

  const wholePage = useCallback(() => setView(math.wholePage(size, image)), [size, image]);
  const toField = useCallback(() => {
    if (!box || isOriginal) setView(math.wholePage(size, image));
    else setView(math.boxInView(size, image, math.turnBox(box, turns)));
  }, [size, image, box, turns, isOriginal]);

  const isWhole = view.scale === math.wholePage(size, image).scale;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is a new look, even with the same box
  useLayoutEffect(() => {
    if (isLaidOut) toField();
  }, [isLaidOut, toField, gray.sha256]);

  const zoomAt = useCallback(
    (factor: number, at?: { x: number; y: number }) =>
      setView((now) => math.zoom(now, factor, size, image, at)),
    [size, image],
  );
  return {
    ref,
    view,
    isPlaced: view !== unplaced,
    turns,
    hasContrast,
    isInverted,
    isOriginal,
    zoomAt,
    zoomIn: () => zoomAt(zoomStep),
    zoomOut: () => zoomAt(1 / zoomStep),
    panBy: (dx, dy) => setView((now) => math.pan(now, dx, dy, size, image)),
    wholePage,
    toField,
    togglePage: isWhole ? toField : wholePage,
    toBox: (there) => {
      if (!isOriginal) setView(math.boxInView(size, image, math.turnBox(there, turns)));
    },
    rotate: () => setTurns(math.turn),
    contrast: () => setContrast((now) => !now),
    invert: () => setInverted((now) => !now),
    original: () => setOriginal((now) => !now),
  };
}
