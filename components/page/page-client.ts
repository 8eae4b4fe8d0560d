import type { Result } from '@/lib/domain/result';
import type { MarksChanged, PageRequests } from '@/lib/messaging/protocol';

type Requests = {
  [Name in keyof PageRequests]: (
    request: Parameters<PageRequests[Name]>[0],
  ) => Promise<Result<ReturnType<PageRequests[Name]>>>;
};

/** The background as a page sees it. Requests never reject. */
export interface PageClient extends Requests {
  /** Listens to the marks that change; returns how to stop. */
  onMarksChanged(listener: (marks: MarksChanged['marks']) => void): () => void;
}
