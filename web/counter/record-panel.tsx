import { useEffect, useRef, useState } from 'react';
import type { Relation } from '#schemas/api/counter.ts';
import type { ExtractView } from '#schemas/api/extracts.ts';
import { hurryEntry, type RecordHit } from '#schemas/api/records.ts';
import { call } from '../shared/call.ts';
import { Journal } from '../shared/journal.tsx';
import { Keys } from '../shared/keys.tsx';
import { Link } from '../shared/link.tsx';
import { Notice } from '../shared/notice.tsx';
import { addresses } from '../shared/router.ts';
import { useSession } from '../shared/session.tsx';
import { showMoment } from '../shared/show-date.ts';
import { StatusChip } from '../shared/status-chip.tsx';
import { useCommands } from '../shared/use-commands.ts';
import { isSettled } from '../shared/use-extract.ts';
import { useWording } from '../shared/wording.tsx';
import { AskForm } from './ask-form.tsx';
import { Beside } from './beside.tsx';
import { CannotIssue } from './cannot-issue.tsx';
import { EntryScan } from './entry-scan.tsx';
import { ExtractProgress } from './extract-progress.tsx';
import { useFacts } from './hit-line.tsx';
import { NewerNotice } from './newer-notice.tsx';
import { Papers } from './papers.tsx';
import { recordCommands } from './record-commands.ts';
import { EntryDoubts } from '../life/entry-doubts.tsx';
import { Relations } from './relations.tsx';
import { useLane } from './use-lane.ts';
import { type PlacesAs, placeViews } from './use-places.ts';
import { useRecord } from './use-record.ts';
import { useRelations } from './use-relations.ts';
import { useTabNotice } from './use-tab-notice.ts';
import { Values } from './values.tsx';

/** One record beside its ink; from here a paper is asked for. */
export function RecordPanel(props: { recordId: string; onHit: (hit: RecordHit) => void }) {
  const { t, sayFailure } = useWording();
  const { noteFailure, may } = useSession();
  const { onHit, recordId } = props;
  const texts = t.web.counter;
  const facts = useFacts();
  const { record, failure, load } = useRecord(recordId);
  const [hurryFailure, setHurryFailure] = useState<unknown>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [paper, setPaper] = useState<{ id: string; first: ExtractView | null } | null>(null);
  const [as, setAs] = useState<PlacesAs>('written');
  const [beside, setBeside] = useState<Relation | null>(null);
  const [asked, setAsked] = useState(0);
  const wasWaiting = useRef(false);

  const why = record?.cannotIssue ?? null;
  const isForGood = why?.code === 'revoked' || why?.code === 'struck';
  const mayHurry = why !== null && !isForGood && why.code !== 'contradicted';
  const lane = useLane(recordId, why !== null && !isForGood);
  const relations = useRelations(recordId, `${why?.by} ${record?.version} ${asked}`);

  useEffect(() => {
    if (record) onHit(record.hit);
  }, [record, onHit]);
  const isNews =
    lane !== null &&
    record !== null &&
    (lane.status !== record.hit.status || lane.cannotIssue?.code !== why?.code) &&
    why !== null;
  useEffect(() => {
    if (isNews) void load();
  }, [isNews, load]);
  useEffect(() => {
    if (!record) return;
    if (!why && wasWaiting.current) setSaid(texts.nowReady);
    wasWaiting.current = why !== null;
  }, [record, why, texts.nowReady]);
  useTabNotice(said === texts.nowReady && !isAsking && !paper ? texts.lane.readyTab : null);

  const hurry = async () => {
    if (!record) return;
    setHurryFailure(null);
    try {
      const { moved } = await call(hurryEntry, { params: { entryId: record.hit.entryId } });
      setSaid(moved > 0 ? texts.hurried : texts.hurriedNone);
    } catch (error) {
      if (!noteFailure(error)) setHurryFailure(error);
    }
  };
  const ask = () => {
    setPaper(null);
    setSaid(null);
    setAsking(true);
  };
  const mayAsk = record !== null && why === null && may('clerk', 'registrar', 'admin') && !isAsking;
  const first = relations[0];
  const context = {
    ask: mayAsk ? ask : null,
    hurry: mayHurry ? () => void hurry() : null,
    showPlaces: () =>
      setAs((now) => placeViews[(placeViews.indexOf(now) + 1) % placeViews.length] ?? 'written'),
    showBeside: first ? () => setBeside(first) : null,
  };
  useCommands(recordCommands, context);

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
  const noted = relations.flatMap(({ note, decided }) => (note && decided ? [{ note, at: decided.at }] : []));
  const gotPaper = (extract: ExtractView) => {
    setAsking(false);
    setPaper({ id: extract.id, first: extract });
    if (isSettled(extract)) void load();
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
          {why === null && (
            <button type="button" className="button is-primary" disabled={!mayAsk} onClick={ask}>
              {texts.ask} <Keys keys="F8" />
            </button>
          )}
        </div>
      </header>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {hurryFailure !== null && <Notice tone="danger">{sayFailure(hurryFailure)}</Notice>}
      {why && <CannotIssue why={why} lane={lane} onHurry={context.hurry} onBeside={context.showBeside} />}
      <NewerNotice relations={relations} />
      {said && !isAsking && !paper && <Notice tone="calm">{said}</Notice>}
      {isAsking && (
        <AskForm
          recordId={hit.id}
          templates={record.templates}
          notes={noted.map(({ note }) => note)}
          onAsked={gotPaper}
          onCancel={() => {
            setAsking(false);
            void load();
          }}
        />
      )}
      {paper && (
        <ExtractProgress
          key={paper.id}
          extractId={paper.id}
          first={paper.first}
          hurriedAt={record.hurriedAt}
          onEnd={() => void load()}
          onAgain={ask}
          onClose={() => setPaper(null)}
        />
      )}
      <div className="record-body">
        <section aria-label={texts.values}>
          <h2>{texts.values}</h2>
          {hit.status === 'unverified' && <p className="quiet">{texts.machineValues}</p>}
          <Values record={record} as={as} onAs={setAs} />
        </section>
        <div className="record-evidence">
          {record.corrections.length + noted.length > 0 && (
            <section aria-label={texts.corrections} className="is-noted">
              <h2>{texts.corrections}</h2>
              <ul lang="vi">
                {[...record.corrections, ...noted].map(({ at, note }) => (
                  <li key={`${at} ${note}`}>
                    <time className="correction-day" dateTime={at}>
                      {showMoment(at).slice(0, 10)}
                    </time>{' '}
                    {note}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <EntryDoubts entryId={hit.entryId} recordId={hit.id} news={record.version} />
          <section aria-label={texts.scan}>
            <h2>{texts.scan}</h2>
            <EntryScan entry={entry} maxHeightPx={420} />
          </section>
          {relations.length > 0 && (
            <section aria-label={texts.relations}>
              <h2>{texts.relations}</h2>
              <Relations
                recordId={hit.id}
                relations={relations}
                onBeside={setBeside}
                onAsked={() => {
                  setSaid(t.web.related.askedNow);
                  setAsked((times) => times + 1);
                }}
              />
              <Link to={`${addresses.life}/${hit.id}`}>{t.web.related.life}</Link>
            </section>
          )}
          <section aria-label={texts.extracts}>
            <h2>{texts.extracts}</h2>
            <Papers
              extracts={record.extracts}
              onOpen={({ id }) => {
                setAsking(false);
                setPaper({ id, first: null });
              }}
              onChanged={() => void load()}
            />
          </section>
          <section aria-label={texts.journal}>
            <h2>{texts.journal}</h2>
            <Journal lines={record.journal} />
          </section>
        </div>
      </div>
      {beside && <Beside record={record} otherId={beside.hit.id} onClose={() => setBeside(null)} />}
    </article>
  );
}
