import { callsByName } from './calls-by-name';
import type { Requests } from './requests';
import { type Client, sendRequest } from './send-request';

/** What our own pages may ask of the background: everything. */
export type PanelClient = Client<Requests>;

export function createPanelClient(): PanelClient {
  return callsByName<PanelClient>(sendRequest);
}
