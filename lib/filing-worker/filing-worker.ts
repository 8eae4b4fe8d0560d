import { PapertreeDatabase } from '@/lib/db/database';
import { answerCalls } from '@/lib/rpc/port/port-calls';
import { createFiling } from './answer-filing-calls';
import { models } from './load-model';

const filing = createFiling(new PapertreeDatabase(), models);

/** Each message brings the port of a new client. */
addEventListener('message', ({ ports }) => {
  for (const port of ports) answerCalls(port, filing);
});
