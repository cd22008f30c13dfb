import { imagePath } from '#schemas/api/records.ts';
import type { Box, ImageRef } from '#schemas/geometry.ts';
import { useSize } from '../use-size.ts';
import { padBox } from './view-math.ts';

/** The part of a picture inside `box`, as large as the place allows. */
export function Crop(props: {
  image: ImageRef;
  box: Box;
  alt: string;
  maxHeightPx: number;
  padShare?: number;
}) {
  const [ref, size] = useSize<HTMLDivElement>();
  const extent = { width: props.image.widthPx, height: props.image.heightPx };
  const box = padBox(props.box, extent, props.padShare ?? 0.18);
  const boxPx = { width: box.width * extent.width, height: box.height * extent.height };
  const scale = Math.min(size.width / boxPx.width, props.maxHeightPx / boxPx.height, 1.6);
  return (
    <div className="crop" ref={ref}>
      {size.width > 0 && (
        <div
          className="crop-window"
          role="img"
          aria-label={props.alt}
          style={{ width: boxPx.width * scale, height: boxPx.height * scale }}
        >
          <img
            src={imagePath(props.image.sha256)}
            alt=""
            draggable={false}
            style={{
              width: extent.width * scale,
              height: extent.height * scale,
              left: -box.left * extent.width * scale,
              top: -box.top * extent.height * scale,
            }}
          />
        </div>
      )}
    </div>
  );
}
