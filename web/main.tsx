import './shared/zod-setup.ts';
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/400-italic.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import './shared/look/tokens.css';
import './shared/look/base.css';
import './shared/look/frame.css';
import './shared/page-facts.css';
import './shared/waterfall.css';
import './verifier/verifier.css';
import './verifier/arbitrate.css';
import './verifier/approve.css';
import './troubles/troubles.css';
import './mirror/mirror.css';
import './counter/counter.css';
import './counter/finder.css';
import './issue-book/issue-book.css';
import './corrections/corrections.css';
import './overview/overview.css';
import './quality/quality.css';
import './ledger/ledger.css';
import './registrar/registrar.css';
import './office/office.css';
import './life/life.css';
import './review/review.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { ErrorScreen } from './shared/error-screen.tsx';
import { SessionProvider } from './shared/session.tsx';
import { WordingProvider } from './shared/wording.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <WordingProvider>
    <ErrorScreen>
      <SessionProvider>
        <App />
      </SessionProvider>
    </ErrorScreen>
  </WordingProvider>,
);
