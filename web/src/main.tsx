import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { meQuery } from './api/me';
import { App } from './app/app';
import { queryClient } from './app/query-client';
import { paintAtOnce } from './app/shade';
import { startWords } from './i18n';
import './ui/base.css';

// A page that was open while the server was renewed asks for parts that are gone: load it anew.
window.addEventListener('vite:preloadError', () => window.location.reload());
paintAtOnce();
// Who is here is asked at once, together with the words: pages of the signed-in wait for it.
void queryClient.prefetchQuery(meQuery);
await startWords();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has lost its #root.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
