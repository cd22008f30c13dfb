import type { TaskField } from '#schemas/api/tasks.ts';
import { showDate } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { confidenceWord } from './confidence.ts';

/** What the machine made of a field, in one quiet line. */
export function Reading(props: { field: TaskField }) {
  const { t, fill } = useWording();
  const { read, reader } = props.field;
  const texts = t.web.verifier;
  if (read.blank) return <p className="reading">{texts.machineBlank}</p>;
  if (read.written === null) return <p className="reading">{texts.machineNothing}</p>;
  const isDate = reader === 'date' || reader === 'date-in-words';
  return (
    <p className="reading">
      {texts.readAs} “{read.written}”
      {isDate && read.value !== null && <>, {fill(texts.meaning, { value: showDate(read.value) })}</>}
      {' · '}
      {confidenceWord(t, read.confidence)}
    </p>
  );
}
