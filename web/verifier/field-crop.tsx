import type { TaskField } from '#schemas/api/tasks.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import { Crop } from '../shared/page-viewer/crop.tsx';
import { useWording } from '../shared/wording.tsx';

/** Space for a field of one or two lines, and for one that is a block (a marginal note), CSS pixels. */
const lineHeightPx = 110;
const blockHeightPx = 240;

/** The ink of one field, enlarged beside its input. */
export function FieldCrop(props: { field: TaskField; gray: ImageRef }) {
  const { t, fill } = useWording();
  const { field, gray } = props;
  const box = field.read.box;
  if (!box) return null;
  const isBlock = box.width * gray.widthPx < 2.5 * box.height * gray.heightPx;
  return (
    <Crop
      image={gray}
      box={box}
      alt={fill(t.web.viewer.crop, { field: t.fields[field.key] })}
      maxHeightPx={isBlock && box.height > 0.05 ? blockHeightPx : lineHeightPx}
      padShare={isBlock ? 0.03 : 0.18}
    />
  );
}
