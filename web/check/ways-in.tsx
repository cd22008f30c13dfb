import { type ReactNode, useRef } from 'react';
import { Icon } from '../shared/icon.tsx';
import { Notice } from '../shared/notice.tsx';
import { useWording } from '../shared/wording.tsx';
import { CodeForm } from './code-form.tsx';
import { useKept } from './use-kept.ts';

/** The three ways to ask: the camera, a file, the printed code. `trouble`: what kept the last one from being read. */
export function WaysIn(props: {
  trouble: string | null;
  camera: ReactNode;
  onScan: () => void;
  onFile: (file: File) => void;
  onCode: (code: string) => void;
}) {
  const { t } = useWording();
  const texts = t.web.check;
  const chooser = useRef<HTMLInputElement>(null);
  const { isOnline, isReady, install } = useKept();
  const hasCamera = 'mediaDevices' in navigator;
  return (
    <section className="ways">
      <p className="lead">{texts.lead}</p>
      {!isOnline && <Notice tone="doubt">{texts.offline}</Notice>}
      {props.trouble && <Notice tone="danger">{props.trouble}</Notice>}
      {props.camera}
      {hasCamera && !props.camera && (
        <button type="button" className="button is-primary is-wide" onClick={props.onScan}>
          <Icon name="scan" /> {texts.scan}
        </button>
      )}
      <button
        type="button"
        className={`button is-wide ${hasCamera ? '' : 'is-primary'}`}
        onClick={() => chooser.current?.click()}
      >
        <Icon name="page" /> {texts.choose}
      </button>
      <input
        ref={chooser}
        type="file"
        accept="image/*,application/pdf"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) props.onFile(file);
          event.target.value = '';
        }}
      />
      <p className="hint">{texts.drop}</p>
      <CodeForm onCode={props.onCode} />
      {isReady && (
        <p className="kept">
          <Icon name="check" /> {texts.ready}
          {install && (
            <button type="button" className="plain" onClick={install}>
              <Icon name="save" /> {texts.install}
            </button>
          )}
        </p>
      )}
    </section>
  );
}
