import type { BookLedgerView, FaultView } from '#schemas/api/ledger.ts';
import { Icon } from '../shared/icon.tsx';
import { useWording } from '../shared/wording.tsx';
import { faultWords } from './fault-words.ts';

/** Everything that is wrong with a book's numbers, each with what to do; choosing one goes to its cell. */
export function FaultList(props: { ledger: BookLedgerView; onGo: (fault: FaultView) => void }) {
  const { t, fill } = useWording();
  const texts = t.web.ledger;
  const { ledger } = props;
  const isOneYear = ledger.years.length < 2;
  return (
    <section className="card ledger-part" aria-label={texts.faults}>
      <h2>
        {texts.faults} {ledger.faults.length > 0 && <span className="count">{ledger.faults.length}</span>}
      </h2>
      {ledger.faults.length === 0 && <p className="quiet">{texts.noFaults}</p>}
      <ul className="faults">
        {ledger.faults.map((fault, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: faults are in the order of the book
          <li key={i} className={fault.isExplained ? 'is-explained' : undefined}>
            <button type="button" className="fault" onClick={() => props.onGo(fault)}>
              <Icon name={fault.isExplained ? 'check' : 'doubt'} />
              <span>
                {!isOneYear && <b>{fill(texts.yearOf, { year: fault.year })}: </b>}
                {faultWords(t, fill, ledger, fault)}
                {fault.isExplained && <em> {texts.explained}</em>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
