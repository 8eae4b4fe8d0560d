import { type Client, type PanelRequests, panelRequestNames } from './protocol';
import { clientFor } from './send-request';

/** What the panel may ask of the background. */
export type PanelClient = Client<keyof PanelRequests>;

export function createPanelClient(): PanelClient {
  return clientFor(panelRequestNames);
}
