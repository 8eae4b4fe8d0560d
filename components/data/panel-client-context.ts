import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelClient } from '@/lib/rpc/panel-client';

export type { PanelClient };

export const PanelClientContext = createContext<PanelClient | null>(null);

/** The client for requests to the background. Components write nothing themselves. */
export function usePanelClient(): PanelClient {
  const client = useContext(PanelClientContext);
  if (!client) throw new Error('No PanelClientContext above this component');
  return client;
}
