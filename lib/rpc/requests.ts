import { libraryRequests } from '@/lib/library/requests';
import { tabRequests } from '@/lib/platform/tabs/requests';
import { syncRequests } from '@/lib/sync/requests';
import type { FromPages } from './define-request';

/** Every request that the background answers. Others import its type only, and with it no handler. */
export const requests = { ...libraryRequests, ...syncRequests, ...tabRequests };

export type Requests = typeof requests;

/** The requests that content scripts may send. */
export type RequestsFromPages = FromPages<Requests>;
