import { useEffect, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import type { PastedPapers } from '@/lib/domain/papers/pasted-papers';

/** Papers that a query names by numbers, DOIs or addresses; `null` if it is a search. */
export function usePasted(query: string): PastedPapers | null {
  const client = usePanelClient();
  const [pasted, setPasted] = useState<PastedPapers | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setPasted(null);
    // Every name of a paper contains a digit or is part of an address.
    if (!/[\d/]/.test(query)) return;
    client.readPasted({ text: query }).then((answer) => {
      if (isCurrent && answer.ok && answer.value.fresh.length > 0) setPasted(answer.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, query]);
  return pasted;
}
