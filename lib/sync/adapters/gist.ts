import * as v from 'valibot';
import type { TargetPlace } from '@/lib/domain/targets/target';
import { TargetError } from '../target-error';
import { blobSha, gitHubError, parse } from './github';
import { askServer } from './request-server';
import type { TargetAdapter, WriteResult } from './target-adapter';

const fileSchema = v.object({ content: v.string(), truncated: v.optional(v.boolean()) });
const gistSchema = v.object({ files: v.record(v.string(), v.nullable(fileSchema)) });

/** The most files in one request. Each request is one revision, written completely or not at all. */
const BATCH = 20;
/** Replaces `/` in file names, since a gist has no folders. */
const FOLDER = ' › ';

/**
 * A gist. GitHub does not detect concurrent writes to a gist, so it is read right before every write. If another
 * program writes in between, its text stays in the gist's history.
 */
export function openGist(
  { api, gist }: Extract<TargetPlace, { kind: 'gist' }>,
  token: string,
): TargetAdapter {
  const address = `${api.replace(/\/$/, '')}/gists/${gist}`;
  const nameOf = (path: string) => path.replaceAll('/', FOLDER);
  const pathOf = (name: string) => name.replaceAll(FOLDER, '/');

  async function ask(method: string, body?: object) {
    const headers = {
      authorization: `Bearer ${token}`,
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
    };
    const answer = await askServer(address, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (answer.status !== 200) throw gitHubError(answer);
    return new Map(
      Object.entries(parse(gistSchema, answer).files).flatMap(([name, file]) =>
        file ? [[pathOf(name), file]] : [],
      ),
    );
  }

  /** The tag of a file. @throws TargetError `target-full`: GitHub cuts files of more than a megabyte. */
  async function tagOf(file: v.InferOutput<typeof fileSchema>): Promise<string> {
    if (file.truncated) throw new TargetError('target-full', 'a gist shows a megabyte of a file');
    return blobSha(file.content);
  }

  return {
    batch: BATCH,
    async list() {
      const files = [...(await ask('GET'))];
      return new Map(
        await Promise.all(files.map(async ([path, file]) => [path, await tagOf(file)] as const)),
      );
    },
    async read(path) {
      const file = (await ask('GET')).get(path);
      if (!file) throw new TargetError('target-changed');
      return { text: file.content, tag: await tagOf(file) };
    },
    async write(files) {
      const existing = await ask('GET');
      const results: WriteResult[] = [];
      const changed: Record<string, { content: string }> = {};
      for (const { path, text, base } of files) {
        const file = existing.get(path);
        if ((file ? await tagOf(file) : null) !== base) results.push({ changed: true });
        else {
          changed[nameOf(path)] = { content: text };
          results.push({ tag: await blobSha(text) });
        }
      }
      if (Object.keys(changed).length > 0) await ask('PATCH', { files: changed });
      return results;
    },
    async remove(path, tag) {
      const file = (await ask('GET')).get(path);
      if (!file) return true;
      if ((await tagOf(file)) !== tag) throw new TargetError('target-changed');
      await ask('PATCH', { files: { [nameOf(path)]: null } });
      return true;
    },
  };
}
