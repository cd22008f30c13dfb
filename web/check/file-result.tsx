import type { CheckPdfReply } from '#schemas/api/check.ts';
import { showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { Facts, PaperFacts } from './facts.tsx';
import { verdictOfFile } from './verdict.ts';
import { VerdictBanner } from './verdict-banner.tsx';

/** What is to be said of a PDF. */
export function FileResult(props: { reply: CheckPdfReply }) {
  const { t, fill } = useWording();
  const texts = t.web.check;
  const { signatures, level, isTest, isIntact, now } = props.reply;
  const signedBy = signatures.map(({ by, at, isGood }) =>
    fill(texts.signedBy, {
      by,
      ...(at ? { at: showMoment(at) } : {}),
      how: isGood ? texts.good : texts.bad,
    }),
  );
  return (
    <section>
      <VerdictBanner verdict={verdictOfFile(props.reply)} isTest={isTest && isIntact} />
      <PaperFacts now={now.state === 'unknown' ? null : now} facts={null} issuer={null} />
      {signedBy.length > 0 && <h3>{texts.checked}</h3>}
      <Facts
        lines={[
          [
            texts.fileSignature,
            signedBy.length > 0 && (
              <ul>
                {signedBy.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ),
          ],
          [
            texts.level,
            isIntact &&
              level &&
              fill(level === 'B-B' ? texts.levels.unstamped : texts.levels.stamped, { level }),
          ],
        ]}
      />
      <p className="hint">{texts.fileNotKept}</p>
    </section>
  );
}
