import { PapertreeDatabase } from '@/lib/db/database';
import type { FinderAnswer, FinderRequest } from './search-client';
import { createFinder } from './search-service';

const finder = createFinder(new PapertreeDatabase());
let stop: (() => void) | null = null;

addEventListener('message', ({ data: { asked, question } }: MessageEvent<FinderRequest>) => {
  stop?.();
  stop = null;
  const post = (answer: FinderAnswer) => postMessage(answer);
  if (!question) return finder.warmUp();
  stop = finder.watch(question, {
    next: (finding) => post({ asked, finding }),
    error: (error) => post({ asked, error }),
  });
});
