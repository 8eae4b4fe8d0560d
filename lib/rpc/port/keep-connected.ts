import { ExpectedError } from '@/lib/domain/errors';
import type { FilingRequests } from '@/lib/engine-host/filing-calls';
import type { FilingConnection } from './port-calls';

/** Requests that open a connection when first needed, and a new one after the worker died. */
export function keepConnected(open: () => Promise<FilingConnection>): FilingRequests {
  let connection: Promise<FilingConnection> | null = null;

  async function ask<Value>(call: (filing: FilingRequests) => Promise<Value>): Promise<Value> {
    connection ??= open();
    const current = connection;
    try {
      return await call(await current);
    } catch (error) {
      if (connection === current && isLost(error)) connection = null;
      throw error;
    }
  }

  return {
    suggest: (papers) => ask((filing) => filing.suggest(papers)),
    consider: (request) => ask((filing) => filing.consider(request)),
    place: (paperIds) => ask((filing) => filing.place(paperIds)),
    build: (paperIds) => ask((filing) => filing.build(paperIds)),
    similar: (paperId) => ask((filing) => filing.similar(paperId)),
    propose: () => ask((filing) => filing.propose()),
    fitRules: (rules) => ask((filing) => filing.fitRules(rules)),
    embedQuery: (text) => ask((filing) => filing.embedQuery(text)),
    measure: (model) => ask((filing) => filing.measure(model)),
    prepare: (model) => ask((filing) => filing.prepare(model)),
  };
}

function isLost(error: unknown): boolean {
  return error instanceof ExpectedError && error.code === 'worker-stopped';
}
