import type { Mirror } from '#schemas/api/mirror.ts';
import { useWording } from '../shared/wording.tsx';

/** As many as one can learn from at a glance. */
const shown = 12;

/** Letters one keyed where another stood, large enough to see a dot below a vowel. */
export function Confusions(props: { confusions: Mirror['confusions'] }) {
  const { t } = useWording();
  const texts = t.web.mirror;
  const letter = (text: string, whenNone: string) => {
    if (text === '') return <em>{whenNone}</em>;
    return text.trim() === '' ? <em>{texts.space}</em> : text;
  };
  return (
    <section className="card mirror-card" aria-label={texts.confusions}>
      <h2>{texts.confusions}</h2>
      <p className="quiet">{props.confusions.length === 0 ? texts.noConfusions : texts.confusionsHint}</p>
      {props.confusions.length > 0 && (
        <table className="confusions">
          <thead>
            <tr>
              <th scope="col">{texts.keyed}</th>
              <th scope="col">{texts.stood}</th>
              <th scope="col">{texts.times}</th>
            </tr>
          </thead>
          <tbody>
            {props.confusions.slice(0, shown).map(({ keyed, stood, times }) => (
              <tr key={`${keyed}>${stood}`}>
                <td lang="vi">{letter(keyed, texts.nothingKeyed)}</td>
                <td lang="vi">{letter(stood, texts.nothingStood)}</td>
                <td>{times}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
