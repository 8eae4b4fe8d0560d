import { PapertreeDatabase } from '@/lib/db/database';
import { simdRows } from '@/lib/simd/simd-rows';
import type { SearchWorkerAnswer, SearchWorkerRequest } from './search-client';
import { createSearchService } from './search-service';

const service = createSearchService(new PapertreeDatabase(), { makeByteRows: simdRows });
let stop: (() => void) | null = null;

addEventListener('message', ({ data: { id, request } }: MessageEvent<SearchWorkerRequest>) => {
  stop?.();
  stop = null;
  const post = (answer: SearchWorkerAnswer) => postMessage(answer);
  if (!request) return service.warmUp();
  stop = service.watch(request, {
    next: (result) => post({ id, result }),
    error: (error) => post({ id, error }),
  });
});
