import { useCallback, useEffect, useRef, useState } from 'react';
import type { ExtractView } from '#schemas/api/extracts.ts';
import { hurryEntry, type RecordHit, type RecordView, recordOf } from '#schemas/api/records.ts';
import { call } from '../shared/call.ts';
import { Icon } from '../shared/icon.tsx';
import type { Command } from '../shared/keyboard.ts';
import { Keys } from '../shared/keys.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { StatusChip } from '../shared/status-chip.tsx';
import { useCommands } from '../shared/use-commands.ts';
import { usePoll } from '../shared/use-poll.ts';
import { useWording } from '../shared/wording.tsx';
import { AskForm } from './ask-form.tsx';
import { EntryScan } from './entry-scan.tsx';
import { ExtractProgress } from './extract-progress.tsx';
import { useFacts } from './hit-line.tsx';
import { Journal } from '../shared/journal.tsx';
import { Values } from './values.tsx';

const commands: readonly Command<{ readonly ask: (() => void) | null }>[] = [
  { name: 'ask', keys: ['F8'], when: (c) => c.ask !== null, do: (c) => c.ask?.() },
];

/** While a record is not approved, its state is asked for this often: the citizen is standing there. */
const waitMs = 3000;

/** One record beside its ink; from here a paper is asked for. */
export function RecordPanel(props: { recordId: string; onHit: (hit: RecordHit) => void }) {
  const { t, fill, sayFailure } = useWording();
  const { noteFailure, may } = useSession();
  const { onHit } = props;
  const texts = t.web.counter;
  const facts = useFacts();
  const [record, setRecord] = useState<RecordView | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [extractId, setExtractId] = useState<string | null>(null);
  const wasWaiting = useRef(false);

  const load = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const next = await call(recordOf, {
          params: { recordId: props.recordId },
          ...(signal ? { signal } : {}),
        });
        setRecord(next);
        onHit(next.hit);
        setFailure(null);
      } catch (error) {
        if (!signal?.aborted && !noteFailure(error)) setFailure(error);
      }
    },
    [props.recordId, noteFailure, onHit],
  );
  const isApproved = record?.hit.status === 'approved';
  usePoll(load, waitMs, !isApproved);
  useEffect(() => {
    if (!record) return;
    if (isApproved && wasWaiting.current) setSaid(texts.nowReady);
    wasWaiting.current = !isApproved;
  }, [record, isApproved, texts.nowReady]);

  const mayAsk = isApproved && may('clerk', 'registrar', 'admin') && !isAsking;
  const ask = () => {
    setExtractId(null);
    setAsking(true);
  };
  useCommands(commands, { ask: mayAsk ? ask : null });

  if (!record) {
    return failure === null ? (
      <p className="loading">{t.web.app.loading}</p>
    ) : (
      <div className="page-notice">
        <Notice tone="danger">{sayFailure(failure)}</Notice>
      </div>
    );
  }
  const { hit, entry } = record;
  const hurry = async () => {
    try {
      const { moved } = await call(hurryEntry, { params: { entryId: hit.entryId } });
      setSaid(moved > 0 ? texts.hurried : texts.hurriedNone);
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
    }
  };
  const asked = (extract: ExtractView) => {
    setAsking(false);
    setExtractId(extract.id);
  };
  return (
    <article className="record">
      <header className="record-head">
        <div>
          <h1>
            <span className={`kind is-${hit.kind}`}>{t.kinds[hit.kind]}</span> {hit.names[0] ?? '—'}
          </h1>
          <p>
            {facts(hit).join(' · ')} · {hit.registerBody}
          </p>
        </div>
        <div className="record-do">
          <StatusChip status={hit.status} />
          {isApproved && (
            <button type="button" className="button is-primary" disabled={!mayAsk} onClick={ask}>
              {texts.ask} <Keys keys="F8" />
            </button>
          )}
        </div>
      </header>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {hit.status !== 'approved' && (
        <Notice
          tone="doubt"
          action={
            <button type="button" className="button" onClick={() => void hurry()}>
              <Icon name="hurry" /> {texts.hurry}
            </button>
          }
        >
          <strong>{texts.cannotYet}.</strong> {texts.why[hit.status]}
        </Notice>
      )}
      {said && !isAsking && !extractId && <Notice tone="calm">{said}</Notice>}
      {isAsking && <AskForm recordId={hit.id} onAsked={asked} onCancel={() => setAsking(false)} />}
      {extractId && (
        <ExtractProgress
          key={extractId}
          extractId={extractId}
          onEnd={() => void load()}
          onClose={() => setExtractId(null)}
        />
      )}
      <div className="record-body">
        <section aria-label={texts.values}>
          <h2>{texts.values}</h2>
          {hit.status === 'unverified' && <p className="quiet">{texts.machineValues}</p>}
          <Values entry={entry} />
        </section>
        <div className="record-evidence">
          <section aria-label={texts.scan}>
            <h2>{texts.scan}</h2>
            <EntryScan entry={entry} maxHeightPx={420} />
          </section>
          <section aria-label={texts.extracts}>
            <h2>{texts.extracts}</h2>
            {record.extracts.length === 0 && <p className="quiet">{texts.noExtracts}</p>}
            <ul className="papers">
              {record.extracts.map((extract) => (
                <li key={extract.id}>
                  <button type="button" className="paper-line" onClick={() => setExtractId(extract.id)}>
                    <Icon
                      name={
                        extract.status === 'sealed' ? 'seal' : extract.status === 'voided' ? 'stop' : 'clock'
                      }
                    />
                    <strong>{extract.number ?? t.extractStatuses[extract.status]}</strong>
                    <span>
                      {fill(t.web.ask.askedBy, {
                        name: extract.requester.name,
                        relation: extract.requester.relation,
                      })}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <section aria-label={texts.journal}>
            <h2>{texts.journal}</h2>
            <Journal lines={record.journal} />
          </section>
        </div>
      </div>
    </article>
  );
}
