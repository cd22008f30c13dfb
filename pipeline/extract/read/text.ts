import { wordsLog } from '../words-log.ts';
import { type FieldReader, inkFor, type Read, type ReadContext, tidy, understood } from './reader.ts';
import { usualPhrases } from './usual-phrases.ts';

/** What a whole phrase that is usual in the field counts beside its words (nats). Not tuned. */
const usual = 3;

/** With a capital where the text read has one. */
const likeWritten = (phrase: string, written: string): string =>
  /^\p{Lu}/u.test(written) ? phrase.charAt(0).toUpperCase() + phrase.slice(1) : phrase;

/** The words of the language weigh; a phrase usual in such a field takes the place of a text, with a doubt, where the ink allows. */
function guess(text: string, context: ReadContext): Read {
  const written = tidy(text);
  const plain = { ...understood(written), prior: wordsLog(written, 'text') };
  let best: Read = plain;
  for (const phrase of usualPhrases(written, context.key)) {
    const isSame = phrase === written.toLowerCase();
    const prior = wordsLog(phrase, 'text') + usual + (isSame ? 0 : inkFor(phrase, written, context));
    if (prior <= (best.prior ?? 0)) continue;
    best = isSame
      ? { ...plain, prior }
      : { ...plain, value: likeWritten(phrase, written), doubts: ['near-lexicon'], fit: 0.8, prior };
  }
  return best;
}

/** Free text: it means what it says. */
export const text: FieldReader = { read: (written) => understood(tidy(written)), guess };
