import { panelRequestNames } from './panel-request-names';
import type { Client, PanelRequests } from './protocol';
import { clientFor } from './send-request';

/** What the panel may ask of the background. */
export type PanelClient = Client<keyof PanelRequests>;

export function createPanelClient(): PanelClient {
  return clientFor(panelRequestNames);
}
