import { callsByName } from './calls-by-name';
import type { Requests } from './requests';
import { type Client, sendRequest } from './send-request';

/** The requests that our own pages may send: all of them. */
export type PanelClient = Client<Requests>;

export function createPanelClient(): PanelClient {
  return callsByName<PanelClient>(sendRequest);
}
