import { PapertreeDatabase } from '@/lib/db/database';
import { answerCalls } from '@/lib/rpc/port/port-calls';
import { createFiling } from './filing';
import { models } from './load-model';

const filing = createFiling(new PapertreeDatabase(), models);

/** Each message brings a port of someone who wants to ask. */
addEventListener('message', ({ ports }) => {
  for (const port of ports) answerCalls(port, filing);
});
