import type { RecordKind } from '#schemas/record/kinds.ts';
import { useWording } from '../shared/wording.tsx';
import { useSigners } from './use-signers.ts';

/** Whose word a request waits for, as far as is known now. */
export function WaitingForSigner(props: { kind: RecordKind; waited: string }) {
  const { t, fill } = useWording();
  const texts = t.web.ask;
  const { signers } = useSigners();
  const of = (states: readonly string[]) =>
    (signers?.signers ?? [])
      .filter(({ state, kinds }) => states.includes(state) && kinds.includes(props.kind))
      .map(({ name }) => name);
  const ready = of(['at-desk', 'at-counter']);
  const closed = of(['closed']);
  const [only, another] = ready;
  const time = props.waited;
  const said = !signers
    ? fill(texts.waitingForAny, { names: '…', time })
    : only && !another
      ? fill(texts.waiting, { name: only, time })
      : ready.length > 0
        ? fill(texts.waitingForAny, { names: ready.join(', '), time })
        : closed.length > 0
          ? fill(texts.waitingForKey, { names: closed.join(', '), time })
          : fill(texts.waitingForNobody, { time });
  return (
    <p className="paper-waiting" data-state={ready.length === 0 && signers ? 'nobody' : 'somebody'}>
      {said}
    </p>
  );
}
