import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

const icons = { calm: 'check', doubt: 'doubt', danger: 'stop', hurry: 'hurry' } as const satisfies Record<
  string,
  IconName
>;

/** A sentence that the officer should see now, with what can be done about it. */
export function Notice(props: { tone: keyof typeof icons; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={`notice is-${props.tone}`} role={props.tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={icons[props.tone]} />
      <div className="notice-text">{props.children}</div>
      {props.action && <div className="notice-action">{props.action}</div>}
    </div>
  );
}
