import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** What a screen shows when there is nothing to show. */
export function EmptyState(props: { icon: IconName; title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon name={props.icon} />
      </span>
      <h2>{props.title}</h2>
      {props.hint && <p>{props.hint}</p>}
      {props.children}
    </div>
  );
}
