import { Icon } from '../shared/icon.tsx';
import { Notice } from '../shared/notice.tsx';
import { showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import type { Asked } from './asked.ts';
import { Facts, PaperFacts } from './facts.tsx';
import { type FoundPaper, usePaper } from './use-paper.ts';
import { type TokenSays, verdictOf } from './verdict.ts';
import { VerdictBanner } from './verdict-banner.tsx';

const signatureWords = {
  holds: 'holds',
  forged: 'wrong',
  unreadable: 'wrong',
  'other-code': 'wrong',
  'key-unknown': 'strange',
  none: 'none',
  unchecked: 'unchecked',
} as const satisfies Record<TokenSays['state'], string>;

function Found(props: { asked: Asked; found: FoundPaper }) {
  const { t, fill, sayFailure } = useWording();
  const texts = t.web.check;
  const { token, now, failure, isOffline, at } = props.found;
  const { host } = props.asked;
  const verdict = verdictOf(token, now, host !== null && host !== location.host);
  const held = token.state === 'holds' ? token : null;
  const registerSays =
    failure === null
      ? fill(texts.registers.asked, { at: showMoment(at.toISOString()) })
      : texts.registers[isOffline ? 'offline' : 'failed'];
  return (
    <>
      <VerdictBanner
        verdict={verdict}
        isTest={now?.isTest === true || held?.key.isTest === true}
        host={host}
      />
      {failure !== null && !isOffline && <Notice tone="doubt">{sayFailure(failure)}</Notice>}
      {token.state === 'key-unknown' && now !== null && <Notice tone="doubt">{texts.strangeKey}</Notice>}
      <PaperFacts now={now} facts={held?.facts ?? null} issuer={held?.key.issuer ?? null} />
      <h3>{texts.checked}</h3>
      <Facts
        lines={[
          [texts.signature, texts.signatures[signatureWords[token.state]]],
          [texts.register, registerSays],
        ]}
      />
    </>
  );
}

/** What is to be said of one paper, by its code and, where there is one, its signed QR code. */
export function PaperResult(props: { asked: Asked }) {
  const { t } = useWording();
  const texts = t.web.check;
  const { found, again } = usePaper(props.asked);
  return (
    <section aria-busy={!found}>
      <p className="code">
        {props.asked.code.match(/.{4}/g)?.map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups of one code, in its order
          <span key={at}>{group}</span>
        ))}
      </p>
      {!found && <p className="loading">{texts.working}</p>}
      {found && <Found asked={props.asked} found={found} />}
      {found && found.failure !== null && (
        <button type="button" className="button is-wide" onClick={again}>
          <Icon name="retry" /> {texts.again}
        </button>
      )}
    </section>
  );
}
