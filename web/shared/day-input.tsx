import { useState } from 'react';
import { readDay } from '../counter/read-day.ts';
import { showDate } from './show-date.ts';
import { useWording } from './wording.tsx';

/**
 * A day typed as people write it here (`20/11/2026`, `20112026`), whatever language the browser has. `onChange` gets the ISO
 * day, an empty text for none, and null for what is no day.
 */
export function DayInput(props: {
  id: string;
  value: string;
  name?: string;
  isInvalid?: boolean;
  onChange: (day: string | null) => void;
}) {
  const { t } = useWording();
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(false);
  const text = typed ?? showDate(props.value);
  const isWrong = text !== '' && readDay(text) === null;
  return (
    <input
      id={props.id}
      name={props.name}
      inputMode="numeric"
      autoComplete="off"
      maxLength={10}
      placeholder={t.web.issueBook.dayHint}
      value={text}
      aria-invalid={props.isInvalid || (isWrong && isLeft)}
      onChange={(event) => {
        const next = event.target.value;
        setTyped(next);
        props.onChange(next.trim() === '' ? '' : readDay(next));
      }}
      onFocus={() => setLeft(false)}
      onBlur={() => {
        setLeft(true);
        if (!isWrong) setTyped(null);
      }}
    />
  );
}
