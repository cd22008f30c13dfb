import { useState } from 'react';
import { type BookQuality, drawSample, type LotRound, minutePdfPath } from '#schemas/api/quality.ts';
import { call } from '../shared/call.ts';
import { Icon } from '../shared/icon.tsx';
import { showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { classes } from './classes.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { DrawStrip } from './draw-strip.tsx';

/** What would be drawn, what was drawn, and what came of it; the latest round first. */
export function Sampling(props: {
  quality: BookQuality;
  canDraw: boolean;
  onDrawn: (quality: BookQuality) => void;
  onFailed: (error: unknown) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.quality;
  const { bookId, next, rounds, draws } = props.quality;
  const [isAsking, setAsking] = useState(false);
  const last = rounds.at(-1);
  const isWaiting = next === null && (last === undefined || last.verdict === 'returned');
  const draw = async () => {
    setAsking(false);
    try {
      props.onDrawn(await call(drawSample, { params: { bookId } }));
    } catch (error) {
      props.onFailed(error);
    }
  };
  return (
    <section className="card quality-part is-wide">
      <h2>{texts.sampling}</h2>
      <p className="quiet">{texts.samplingHint}</p>
      {isWaiting && <p>{texts.planNone}</p>}
      {next !== null && (
        <>
          <h3>{texts.planNext}</h3>
          <PlanTable plan={next} />
          {props.canDraw && (
            <button type="button" className="button is-primary" onClick={() => setAsking(true)}>
              {texts.draw}
            </button>
          )}
        </>
      )}
      {rounds.toReversed().map((round) => (
        <article key={round.round} className="round" aria-label={fill(texts.round, { round: round.round })}>
          <header>
            <h3>{fill(texts.round, { round: round.round })}</h3>
            <span className={`lot-verdict is-${round.verdict}`}>{texts.verdicts[round.verdict]}</span>
            <span className="quiet">
              {fill(texts.drawnBy, { name: round.drawnBy, time: showMoment(round.drawnAt) })}
              {round.judgedAt && ` · ${fill(texts.judged, { time: showMoment(round.judgedAt) })}`}
            </span>
            {round.verdict !== 'drawn' && (
              <a
                className="button"
                href={minutePdfPath(bookId, round.round)}
                target="_blank"
                rel="noreferrer"
              >
                <Icon name="page" /> {texts.minute}
              </a>
            )}
          </header>
          <PlanTable plan={round.plan} checked={round.checked} />
          <DrawStrip draws={draws.filter((line) => line.round === round.round && line.kind === 're-key')} />
          {round.verdict === 'drawn' && <p className="quiet">{texts.minuteSoon}</p>}
          {round.verdict === 'returned' && <p>{texts.returnedHint}</p>}
        </article>
      ))}
      {isAsking && next && (
        <ConfirmDialog title={texts.drawTitle} onConfirm={() => void draw()} onClose={() => setAsking(false)}>
          {fill(texts.drawText, { critical: next.critical.sample, other: next.other.sample })}
        </ConfirmDialog>
      )}
    </section>
  );
}

function PlanTable(props: { plan: LotRound['plan']; checked?: LotRound['checked'] }) {
  const { t, fill } = useWording();
  const texts = t.web.quality;
  const number = new Intl.NumberFormat(t.locale);
  return (
    <table className="lot-plan">
      <thead>
        <tr>
          <td />
          <th scope="col">{texts.lot}</th>
          <th scope="col">{texts.letter}</th>
          <th scope="col">AQL</th>
          <th scope="col">{texts.sample}</th>
          <th scope="col">{texts.accept}</th>
          {props.checked && <th scope="col">{texts.wrongSoFar}</th>}
        </tr>
      </thead>
      <tbody>
        {classes.map((name) => {
          const { lot, codeLetter, aql, sample, accept } = props.plan[name];
          const checked = props.checked?.[name];
          return (
            <tr key={name}>
              <th scope="row">{texts.classes[name]}</th>
              <td>{number.format(lot)}</td>
              <td>{codeLetter}</td>
              <td>{number.format(aql)} %</td>
              <td>{number.format(sample)}</td>
              <td>{accept}</td>
              {checked && (
                <td className={checked.wrong > accept ? 'is-over' : undefined}>
                  <strong>{checked.wrong}</strong>{' '}
                  <span className="quiet">
                    {fill(texts.progress, { done: checked.done, of: checked.of })}
                  </span>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
