import * as v from 'valibot';
import type { TargetPlace } from '@/lib/domain/targets/target';
import { TargetError } from '../target-error';
import { askServer } from './ask-server';
import { blobSha, gitHubError, parse } from './github';
import type { TargetAdapter, WriteResult } from './target-adapter';

const fileSchema = v.object({ content: v.string(), truncated: v.optional(v.boolean()) });
const gistSchema = v.object({ files: v.record(v.string(), v.nullable(fileSchema)) });

/** The most files of a gist in one request; a request is one revision, and whole. */
const BATCH = 20;
/** A gist has no folders. */
const FOLDER = ' › ';

/**
 * A gist. It has no guard against two writers at once, so the gist is read right before every write; what another
 * hand writes in the moment between stays in the gist's own history.
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

  /** GitHub cuts files of more than a megabyte here; their size tells one from the next as well as it can. */
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
      const standing = await ask('GET');
      const results: WriteResult[] = [];
      const changed: Record<string, { content: string }> = {};
      for (const { path, text, base } of files) {
        const file = standing.get(path);
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
