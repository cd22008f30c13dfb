import type { z } from 'zod';
import type { CorrectionBasis } from '#schemas/events.ts';
import { DayInput } from '../shared/day-input.tsx';
import { useWording } from '../shared/wording.tsx';

export type Basis = z.input<typeof CorrectionBasis>;
export const noBasis: Basis = { number: '', date: '', office: '' };
export const isWhole = ({ number, date, office }: Basis): boolean =>
  number.trim() !== '' && date !== '' && office.trim() !== '';

/** The decision that something rests on. `isTried`: what is missing is said. */
export function BasisFields(props: { basis: Basis; isTried: boolean; onChange: (basis: Basis) => void }) {
  const { t } = useWording();
  const texts = t.web.corrections;
  const { basis, isTried, onChange } = props;
  const missing = (key: keyof Basis) => isTried && basis[key].trim() === '';
  const labels = { number: texts.basisNumber, date: texts.basisDate, office: texts.basisOffice };
  return (
    <div className="basis-fields">
      {(['number', 'date', 'office'] as const).map((key) => (
        <label key={key} className={`field is-${key}`} htmlFor={`basis-${key}`}>
          <span>{labels[key]}</span>
          {key === 'date' ? (
            <DayInput
              id="basis-date"
              name={key}
              value={basis.date}
              isInvalid={missing(key)}
              onChange={(day) => onChange({ ...basis, date: day ?? '' })}
            />
          ) : (
            <input
              id={`basis-${key}`}
              name={key}
              data-first={key === 'number' ? true : undefined}
              maxLength={key === 'number' ? 60 : 200}
              autoComplete="off"
              value={basis[key]}
              aria-invalid={missing(key)}
              onChange={(event) => onChange({ ...basis, [key]: event.target.value })}
            />
          )}
          {missing(key) && <small>{texts.required}</small>}
        </label>
      ))}
    </div>
  );
}
