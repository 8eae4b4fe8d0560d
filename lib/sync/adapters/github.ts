import * as v from 'valibot';
import type { TargetPlace } from '@/lib/domain/targets/target';
import { base64 } from '@/lib/sync/encryption/base64';
import { hex } from '@/lib/sync/running/hash-text';
import { TargetError } from '../target-error';
import { askServer, jsonOf, type ServerAnswer, statusError } from './request-server';
import type { FileWrite, TargetAdapter, WriteResult } from './target-adapter';

const treeSchema = v.object({
  truncated: v.boolean(),
  tree: v.array(v.object({ path: v.string(), type: v.string(), sha: v.string() })),
});
const writtenSchema = v.object({ content: v.object({ sha: v.string() }) });

/**
 * A folder of a GitHub repository, through the contents API. Each file is one commit, which GitHub accepts completely
 * or not at all, and only if the blob that it replaces is still the one that we saw.
 */
export function openGitHub(place: Extract<TargetPlace, { kind: 'github' }>, token: string): TargetAdapter {
  const repository = `${place.api.replace(/\/$/, '')}/repos/${place.repository}`;
  const folder = place.folder.split('/').filter(Boolean).join('/');
  const inFolder = (path: string) => (folder ? `${folder}/${path}` : path);
  const contents = (path: string) =>
    `${repository}/contents/${inFolder(path).split('/').map(encodeURIComponent).join('/')}`;
  const atBranch = `?ref=${encodeURIComponent(place.branch)}`;

  function ask(method: string, url: string, body?: object, accept = 'application/vnd.github+json') {
    const headers = { authorization: `Bearer ${token}`, accept, 'x-github-api-version': '2022-11-28' };
    return askServer(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  }

  async function write({ path, text, base }: FileWrite): Promise<WriteResult> {
    const answer = await ask('PUT', contents(path), {
      message: `Update ${path}`,
      content: base64(new TextEncoder().encode(text)),
      branch: place.branch,
      ...(base !== null && { sha: base }),
    });
    // 409: the blob or the branch changed since we looked; 422: there is a blob now, but there was none.
    if (answer.status === 409 || answer.status === 422) return { changed: true };
    if (answer.status !== 200 && answer.status !== 201) throw gitHubError(answer);
    return { tag: parse(writtenSchema, answer).content.sha };
  }

  return {
    batch: 1,
    async list() {
      const answer = await ask(
        'GET',
        `${repository}/git/trees/${encodeURIComponent(place.branch)}?recursive=1`,
      );
      // The repository has no commit yet.
      if (answer.status === 409) return new Map();
      if (answer.status !== 200) throw gitHubError(answer);
      const { tree, truncated } = parse(treeSchema, answer);
      if (truncated) throw new TargetError('target-not-understood', 'a repository too large to list');
      const prefix = folder && `${folder}/`;
      return new Map(
        tree
          .filter(({ type, path }) => type === 'blob' && path.startsWith(prefix))
          .map(({ path, sha }) => [path.slice(prefix.length), sha]),
      );
    },
    async read(path) {
      const answer = await ask(
        'GET',
        contents(path) + atBranch,
        undefined,
        'application/vnd.github.raw+json',
      );
      if (answer.status === 404) throw new TargetError('target-changed');
      if (answer.status !== 200) throw gitHubError(answer);
      return { text: answer.text, tag: await blobSha(answer.text) };
    },
    async write(files) {
      const results: WriteResult[] = [];
      for (const file of files) results.push(await write(file));
      return results;
    },
    async remove(path, sha) {
      const answer = await ask('DELETE', contents(path), {
        message: `Remove ${path}`,
        sha,
        branch: place.branch,
      });
      if (answer.status !== 200 && answer.status !== 404) throw gitHubError(answer);
      return true;
    },
  };
}

/** The error for an unexpected answer. At its rate limit, GitHub answers 403 instead of 429. */
export function gitHubError(answer: ServerAnswer): TargetError {
  const { status, headers } = answer;
  const isLimited = headers.get('x-ratelimit-remaining') === '0' || headers.has('retry-after');
  if (status !== 403 || !isLimited) return statusError(answer);
  const reset = Number(headers.get('x-ratelimit-reset')) * 1_000 - Date.now();
  const wait = statusError(answer).retryAfter ?? (reset > 0 ? reset : undefined);
  return new TargetError('target-busy', 'rate limit', wait);
}

/** Parses and validates an answer. @throws TargetError `target-not-understood` if it does not match the schema. */
export function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  answer: ServerAnswer,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, jsonOf(answer));
  if (!parsed.success) throw new TargetError('target-not-understood', parsed.issues[0].message);
  return parsed.output;
}

/** The hash of git's blob for this text. */
export async function blobSha(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const head = new TextEncoder().encode(`blob ${bytes.length}\0`);
  const blob = new Uint8Array(head.length + bytes.length);
  blob.set(head);
  blob.set(bytes, head.length);
  return hex(await crypto.subtle.digest('SHA-1', blob));
}
