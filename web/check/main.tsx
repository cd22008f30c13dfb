import '../shared/zod-setup.ts';
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import '../shared/look/tokens.css';
import '../shared/look/base.css';
import '../shared/look/frame.css';
import './check.css';
import { createRoot } from 'react-dom/client';
import { ErrorScreen } from '../shared/error-screen.tsx';
import { WordingProvider } from '../shared/wording.tsx';
import { Check } from './check.tsx';
import { keepOffline } from './keep-offline.ts';

const root = document.getElementById('root');
if (!root) throw new Error('check/index.html has no #root');
createRoot(root).render(
  <WordingProvider>
    <ErrorScreen>
      <Check />
    </ErrorScreen>
  </WordingProvider>,
);
keepOffline();
