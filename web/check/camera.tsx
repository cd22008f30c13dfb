import { useEffect, useRef } from 'react';
import { useWording } from '../shared/wording.tsx';
import { pixelsOf } from './pixels-of.ts';

/** Between two looks at the picture: the decoder takes some 10–60 ms on a phone, which must stay cool. */
const lookEveryMs = 150;

const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
};

/** The camera's picture, looked at until it shows QR codes; the light goes out when it leaves the screen. */
export function Camera(props: {
  onCodes: (texts: readonly string[]) => void;
  onFailure: () => void;
  onStop: () => void;
}) {
  const { t } = useWording();
  const texts = t.web.check;
  const video = useRef<HTMLVideoElement>(null);
  const stopButton = useRef<HTMLButtonElement>(null);
  const hear = useRef(props);
  hear.current = props;

  // The button that was pressed is gone.
  useEffect(() => stopButton.current?.focus(), []);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer = 0;
    let isOn = true;
    const look = async () => {
      const { readQrCodes } = await import('./read-qr.ts');
      const shown = video.current;
      if (!isOn || !shown) return;
      if (shown.videoWidth > 0) {
        const codes = await readQrCodes(
          pixelsOf(shown, { width: shown.videoWidth, height: shown.videoHeight }),
        );
        if (isOn && codes.length > 0) hear.current.onCodes(codes);
      }
      if (isOn) timer = window.setTimeout(() => void look().catch(fail), lookEveryMs);
    };
    const fail = () => isOn && hear.current.onFailure();
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia(wanted);
      if (!isOn || !video.current) return stop();
      video.current.srcObject = stream;
      await video.current.play();
      await look();
    };
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    start().catch(fail);
    return () => {
      isOn = false;
      window.clearTimeout(timer);
      stop();
    };
  }, []);

  return (
    <div className="camera">
      <video ref={video} muted playsInline aria-label={texts.scanning} />
      <span className="camera-frame" aria-hidden="true" />
      <p>{texts.scanning}</p>
      <button ref={stopButton} type="button" className="button is-wide" onClick={props.onStop}>
        {texts.stop}
      </button>
    </div>
  );
}
