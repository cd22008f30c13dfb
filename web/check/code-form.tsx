import { type FormEvent, useState } from 'react';
import { useWording } from '../shared/wording.tsx';
import { isCode, tidyCode } from './tidy-code.ts';

/** The printed code, when no QR code can be read. */
export function CodeForm(props: { onCode: (code: string) => void }) {
  const { t } = useWording();
  const texts = t.web.check;
  const [typed, setTyped] = useState('');
  const code = tidyCode(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isCode(code)) props.onCode(code);
  };
  return (
    <form className="code-form" onSubmit={submit}>
      <label className="field">
        <span>{texts.enter}</span>
        <input
          className="code-input"
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={24}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="submit" className="button is-wide" disabled={!isCode(code)}>
        {texts.submit}
      </button>
    </form>
  );
}
