import type { ReactNode } from 'react';
import type { CheckReply } from '#schemas/api/check.ts';
import type { QrFacts } from '#schemas/qr-token.ts';
import { showDate } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';

/** As many letters of the crop's hash as two people can hold against each other. */
const lettersOfCrop = 16;

const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');

/** Lines of a label and what stands there; a line without anything is left out. */
export function Facts(props: { lines: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {props.lines.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** What stands on the paper, for holding against it: by the register, or by what the office signed. */
export function PaperFacts(props: { now: CheckReply | null; facts: QrFacts | null; issuer: string | null }) {
  const { t, fill } = useWording();
  const texts = t.web.check;
  const { now, facts } = props;
  const series = /\/([A-Z]+)-BS$/.exec(facts?.number ?? '')?.[1] as keyof typeof texts.titles | undefined;
  const issuedOn = now?.issuedOn ?? facts?.issuedOn;
  return (
    <Facts
      lines={[
        [texts.kind, now?.title ?? (series && texts.titles[series])],
        [texts.number, now?.number ?? facts?.number],
        [texts.issuedOn, issuedOn && showDate(issuedOn)],
        [texts.body, now?.issuingBody ?? props.issuer],
        [texts.entry, facts && fill(texts.entryPlace, { ...facts })],
        [
          texts.crop,
          facts && (
            <>
              <code>{inFours(facts.crop.slice(0, lettersOfCrop))}</code>
              <small>{texts.cropHint}</small>
            </>
          ),
        ],
      ]}
    />
  );
}
