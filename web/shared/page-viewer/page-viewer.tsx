import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { imagePath } from '#schemas/api/records.ts';
import type { Box, ImageRef } from '#schemas/geometry.ts';
import { Icon, type IconName } from '../icon.tsx';
import { useWording } from '../wording.tsx';
import type { PageView } from './use-page-view.ts';
import { turnBox } from './view-math.ts';

interface Props {
  readonly gray: ImageRef;
  readonly scan: ImageRef;
  /** The field looked at. */
  readonly box: Box | null;
  /** The entry it belongs to; drawn faintly. */
  readonly entryBox: Box | null;
  /** Ink outside the fields: notes in the margin, stamps. */
  readonly noteBoxes?: readonly Box[];
  readonly page: PageView;
  readonly label: string;
}

const place = (box: Box) => ({
  left: `${box.left * 100}%`,
  top: `${box.top * 100}%`,
  width: `${box.width * 100}%`,
  height: `${box.height * 100}%`,
});

/** A scanned page under the officer's hand: wheel zooms, dragging moves, the looked-at field is framed. */
export function PageViewer(props: Props) {
  const { t } = useWording();
  const { page } = props;
  const { ref, zoomAt } = page;
  const [isMissing, setMissing] = useState(false);
  const drag = useRef<{ x: number; y: number } | null>(null);
  const image = page.isOriginal ? props.scan : props.gray;
  const { scale, x, y } = page.view;
  const isSideways = page.turns % 2 === 1;
  const width = (isSideways ? image.heightPx : image.widthPx) * scale;
  const height = (isSideways ? image.widthPx : image.heightPx) * scale;

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const frame = element.getBoundingClientRect();
      zoomAt(Math.exp(-event.deltaY * 0.0016), {
        x: event.clientX - frame.left,
        y: event.clientY - frame.top,
      });
    };
    // React listens passively, and a passive listener cannot keep the page from scrolling.
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [ref, zoomAt]);

  const grab = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY };
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!drag.current) return;
    page.panBy(event.clientX - drag.current.x, event.clientY - drag.current.y);
    drag.current = { x: event.clientX, y: event.clientY };
  };
  const release = () => {
    drag.current = null;
  };

  const tool = (icon: IconName, label: string, act: () => void, isPressed?: boolean) => (
    <button
      type="button"
      className="tool"
      title={label}
      aria-label={label}
      aria-pressed={isPressed}
      onClick={act}
      tabIndex={-1}
    >
      <Icon name={icon} />
    </button>
  );

  return (
    <section className="viewer" aria-label={props.label}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the hand on the paper; every move has a command too */}
      <div
        className="viewer-window"
        ref={ref}
        onPointerDown={grab}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={release}
        onDoubleClick={page.toField}
      >
        {/* Not drawn before it is placed: it would move there from somewhere else, drawn anew in each frame. */}
        {page.isPlaced && (
          <div className="viewer-paper" style={{ width, height, transform: `translate(${x}px, ${y}px)` }}>
            <img
              className={[page.hasContrast ? 'has-contrast' : '', page.isInverted ? 'is-inverted' : ''].join(
                ' ',
              )}
              src={imagePath(image.sha256)}
              alt={props.label}
              draggable={false}
              // In the frame that shows the entry, not one later: its picture was decoded beforehand.
              decoding="sync"
              onError={() => setMissing(true)}
              onLoad={() => setMissing(false)}
              style={{
                width: image.widthPx * scale,
                height: image.heightPx * scale,
                transform: `translate(-50%, -50%) rotate(${page.turns * 90}deg)`,
              }}
            />
            {!page.isOriginal && props.entryBox && (
              <div className="viewer-entry" style={place(turnBox(props.entryBox, page.turns))} />
            )}
            {!page.isOriginal &&
              props.noteBoxes?.map((box) => (
                <div
                  key={`${box.left} ${box.top}`}
                  className="viewer-note"
                  style={place(turnBox(box, page.turns))}
                />
              ))}
            {!page.isOriginal && props.box && (
              <div className="viewer-field" style={place(turnBox(props.box, page.turns))} />
            )}
          </div>
        )}
        {isMissing && (
          <p className="viewer-missing" role="alert">
            {t.web.viewer.missing}
          </p>
        )}
      </div>
      <div className="viewer-tools" role="toolbar" aria-label={props.label}>
        {tool('minus', t.web.viewer.zoomOut, page.zoomOut)}
        <span className="viewer-scale">{Math.round(scale * 100)}%</span>
        {tool('plus', t.web.viewer.zoomIn, page.zoomIn)}
        <span className="tool-gap" />
        {tool('page', t.web.viewer.wholePage, page.wholePage)}
        {tool('target', t.web.viewer.toField, page.toField)}
        <span className="tool-gap" />
        {tool('rotate', t.web.viewer.rotate, page.rotate)}
        {tool('contrast', t.web.viewer.contrast, page.contrast, page.hasContrast)}
        {tool('invert', t.web.viewer.invert, page.invert, page.isInverted)}
        {props.scan.sha256 !== props.gray.sha256 &&
          tool(
            'scan',
            page.isOriginal ? t.web.viewer.cleaned : t.web.viewer.original,
            page.original,
            page.isOriginal,
          )}
      </div>
    </section>
  );
}
