import { Component, type ReactNode } from 'react';
import { EmptyState } from './empty-state.tsx';
import { useWording } from './wording.tsx';

function Broken() {
  const { t } = useWording();
  return (
    <EmptyState icon="doubt" title={t.web.app.broken}>
      <button type="button" className="button is-primary" onClick={() => location.reload()}>
        {t.web.app.reload}
      </button>
    </EmptyState>
  );
}

/** Keeps a bug in one screen from leaving a white page. React offers this to classes only. */
export class ErrorScreen extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override readonly state = { hasFailed: false };
  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }
  override render(): ReactNode {
    return this.state.hasFailed ? <Broken /> : this.props.children;
  }
}
