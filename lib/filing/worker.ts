import { PapertreeDatabase } from '@/lib/db/database';
import { loadStaticEmbedder } from '@/lib/embedding/load-static-embedder';
import { createFiling } from './filing';
import { answerCalls } from './port-calls';

const filing = createFiling(new PapertreeDatabase(), () =>
  loadStaticEmbedder(new URL('/models/papertree-static/', location.origin).href),
);

/** Each message brings a port of someone who wants to ask. */
addEventListener('message', ({ ports }) => {
  for (const port of ports) answerCalls(port, filing);
});
