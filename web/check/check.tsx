import { useCallback, useEffect, useState } from 'react';
import type { CheckPdfReply } from '#schemas/api/check.ts';
import { ServerUnreachable } from '../shared/call.ts';
import { Icon } from '../shared/icon.tsx';
import { Mark } from '../shared/mark.tsx';
import { addresses } from '../shared/router.ts';
import { useWording } from '../shared/wording.tsx';
import { type Asked, addressOfAsked, askedAt, askedByQr } from './asked.ts';
import { Camera } from './camera.tsx';
import { checkFile } from './check-file.ts';
import { FileResult } from './file-result.tsx';
import { PaperResult } from './paper-result.tsx';
import { pixelsOfFile } from './pixels-of.ts';
import { WaysIn } from './ways-in.tsx';

/** What the page is about: a paper asked for, a file that was read, one being read, or nothing yet. */
type Shown =
  | { readonly kind: 'start'; readonly trouble: string | null; readonly isScanning: boolean }
  | { readonly kind: 'paper'; readonly asked: Asked }
  | { readonly kind: 'reading' }
  | { readonly kind: 'file'; readonly reply: CheckPdfReply };

const start: Extract<Shown, { kind: 'start' }> = { kind: 'start', trouble: null, isScanning: false };

const shownAt = (place: Location): Shown => {
  const asked = askedAt(place);
  return asked ? { kind: 'paper', asked } : start;
};

const isPdf = (file: File): boolean => file.type === 'application/pdf' || /\.pdf$/i.test(file.name);

/** Shows what the address asks for; moving on leaves it to the browser's way back. */
function useShown() {
  const [shown, show] = useState<Shown>(() => shownAt(location));
  useEffect(() => {
    const follow = () => show(shownAt(location));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const move = useCallback((address: string, next: Shown) => {
    if (address !== location.pathname + location.hash) history.pushState(null, '', address);
    show(next);
  }, []);
  return { shown, show, move };
}

/** `/x/` and `/x/<code>#<token>`: anyone with a paper in hand, no sign-in; says nothing about the person on it. */
export function Check() {
  const { t, sayFailure, switchLanguage } = useWording();
  const texts = t.web.check;
  const { shown, show, move } = useShown();
  useEffect(() => {
    document.title = texts.title;
  }, [texts.title]);

  const troubled = (trouble: string) => move(addresses.check, { ...start, trouble });
  const ask = (asked: Asked) => move(addressOfAsked(asked), { kind: 'paper', asked });
  /** The first of the codes that is a paper's. The camera goes on past others: more than ours may be printed there. */
  const askByCodes = (codes: readonly string[], isScanning: boolean) => {
    const [asked] = codes.map(askedByQr).filter((found) => found !== null);
    const trouble = codes.length > 0 ? texts.otherQr : texts.noQr;
    if (asked) ask(asked);
    else move(addresses.check, { ...start, trouble, isScanning });
  };
  const read = async (file: File): Promise<void> => {
    move(addresses.check, { kind: 'reading' });
    try {
      if (isPdf(file)) return show({ kind: 'file', reply: await checkFile(file) });
      const pixels = await pixelsOfFile(file);
      if (!pixels) return troubled(texts.badFile);
      const { readQrCodes } = await import('./read-qr.ts');
      askByCodes(await readQrCodes(pixels), false);
    } catch (failure) {
      troubled(failure instanceof ServerUnreachable ? texts.fileOffline : sayFailure(failure));
    }
  };

  return (
    <div className="check">
      <header className="check-head">
        <Mark />
        <h1>{texts.title}</h1>
        <button type="button" className="plain" onClick={switchLanguage}>
          <Icon name="globe" /> {t.web.app.language}
        </button>
      </header>
      <main
        className="check-card"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const [file] = event.dataTransfer.files;
          if (file) void read(file);
        }}
      >
        {shown.kind === 'start' && (
          <WaysIn
            trouble={shown.trouble}
            camera={
              shown.isScanning ? (
                <Camera
                  onCodes={(codes) => askByCodes(codes, true)}
                  onFailure={() => troubled(texts.noCamera)}
                  onStop={() => show(start)}
                />
              ) : null
            }
            onScan={() => show({ ...start, isScanning: true })}
            onFile={(file) => void read(file)}
            onCode={(code) => ask({ code, fragment: '', host: null })}
          />
        )}
        {shown.kind === 'reading' && <p className="loading">{texts.working}</p>}
        {shown.kind === 'paper' && <PaperResult asked={shown.asked} />}
        {shown.kind === 'file' && <FileResult reply={shown.reply} />}
        {(shown.kind === 'paper' || shown.kind === 'file') && (
          <button
            type="button"
            className="button is-primary is-wide"
            onClick={() => move(addresses.check, start)}
          >
            <Icon name="scan" /> {texts.another}
          </button>
        )}
      </main>
      <footer className="check-foot">{texts.privacy}</footer>
    </div>
  );
}
