import type { TargetPlace } from '@/lib/domain/targets/target';
import { askServer, statusError } from '@/lib/sync/adapters/request-server';
import type { FileWrite, TargetAdapter, WriteResult } from '@/lib/sync/adapters/target-adapter';
import { base64 } from '@/lib/sync/encryption/base64';
import { TargetError } from '@/lib/sync/target-error';
import { type DavResource, decodedPath, parseMultistatus } from './multistatus';
import { createReplace } from './replace-file';

const PROPERTIES =
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getetag/><getcontentlength/><getlastmodified/></prop></propfind>';

/** The path of the collection itself, for an address without a trailing slash. */
const NO_SLASH = '\0';

interface WebDavOptions {
  place: Extract<TargetPlace, { kind: 'webdav' }>;
  password: string;
  /** Distinguishes our unfinished files from those of another browser; letters and digits. */
  writer: string;
}

/**
 * A collection on a WebDAV server. A file is uploaded under a temporary name, its size is checked, and it is then moved
 * over the old file, so that nobody ever reads an incomplete file. `replace-file.ts` has the ways for servers that
 * cannot move files. No locks are used: a browser that is killed would not release them.
 */
export function openWebDav({ place, password, writer }: WebDavOptions): TargetAdapter {
  const base = new URL(place.address.endsWith('/') ? place.address : `${place.address}/`);
  const basePath = decodedPath(base.pathname);
  const authorization = `Basic ${base64(new TextEncoder().encode(`${place.user}:${password}`))}`;
  const isOpen = place.user === '' && password === '';

  const addressOf = (path: string) =>
    path === NO_SLASH
      ? base.href.replace(/\/$/, '')
      : new URL(path.split('/').map(encodeURIComponent).join('/'), base).href;
  /** The path relative to the base; `null` if it is not below the base. */
  const relative = (path: string) =>
    path.startsWith(`${basePath}/`) ? path.slice(basePath.length + 1) : null;

  function ask(method: string, path: string, init: { headers?: Record<string, string>; body?: string } = {}) {
    const headers = { ...init.headers, ...(!isOpen && { authorization }) };
    return askServer(addressOf(path), { ...init, method, headers });
  }

  /** @returns The resources; `null` if the path does not exist. */
  async function look(path: string, depth: '0' | '1'): Promise<DavResource[] | null> {
    const headers = { depth, 'content-type': 'application/xml; charset=utf-8' };
    const find = (at: string) => ask('PROPFIND', at, { headers, body: PROPERTIES });
    const isFolder = path === '' || path.endsWith('/');
    const answer = await find(path).catch((error: unknown) => {
      // Some servers only accept a folder's path without the slash.
      if (isFolder && error instanceof TargetError && error.code === 'target-redirects')
        return find(path.slice(0, -1) || NO_SLASH);
      throw error;
    });
    if (answer.status === 404) return null;
    if ([200, 405, 501].includes(answer.status)) throw new TargetError('target-not-webdav');
    if (answer.status !== 207) throw statusError(answer);
    return parseMultistatus(answer.text, addressOf(path));
  }

  async function lookAt(path: string): Promise<DavResource | null> {
    return (await look(path, '0'))?.[0] ?? null;
  }

  async function list(known: ReadonlyMap<string, string | null>) {
    const folders = new Set(['', ...[...known.keys()].map(folderOf)]);
    const listing = new Map<string, string>();
    for (const folder of folders) {
      const found = await look(folder === '' ? '' : `${folder}/`, '1');
      if (!found && folder === '') throw new TargetError('target-gone');
      for (const { path, isCollection, tag } of found ?? []) {
        const name = isCollection ? null : relative(path);
        if (name !== null) listing.set(name, tag);
      }
    }
    return listing;
  }

  const replace = createReplace({ ask, lookAt, addressOf, discard });

  async function write({ path, text, base: expected }: FileWrite): Promise<WriteResult> {
    const unfinished = await upload(path, text);
    try {
      const outcome = await replace({ from: unfinished, to: path, text, expected });
      if (outcome === 'changed') {
        await discard(unfinished);
        return { changed: true };
      }
    } catch (error) {
      await discard(unfinished);
      throw error;
    }
    const written = await lookAt(path);
    if (!written) throw new TargetError('target-not-understood', 'what was moved is not there');
    return { tag: written.tag };
  }

  /** Uploads a file under a temporary name. @returns The path of the complete file. */
  async function upload(path: string, text: string): Promise<string> {
    const folder = folderOf(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const unfinished = `${folder && `${folder}/`}.${name}.${writer}.part`;
    const put = () =>
      ask('PUT', unfinished, { headers: { 'content-type': 'text/plain; charset=utf-8' }, body: text });
    let answer = await put();
    if ([403, 404, 409].includes(answer.status) && folder !== '') {
      await makeFolders(folder);
      answer = await put();
    }
    if (answer.status === 409 || answer.status === 404) throw new TargetError('target-gone');
    if (answer.status === 405 || answer.status === 501) throw new TargetError('target-refuses-files');
    if (answer.status !== 200 && answer.status !== 201 && answer.status !== 204) throw statusError(answer);
    // A login page answers 200 to everything, and a full disk may cut a file silently.
    const arrived = await lookAt(unfinished);
    if (!arrived) throw new TargetError('target-not-understood', 'what was sent is not there');
    if (arrived.length !== null && arrived.length !== new TextEncoder().encode(text).length) {
      await discard(unfinished);
      throw new TargetError('target-full', 'what was sent was cut');
    }
    return unfinished;
  }

  async function makeFolders(folder: string): Promise<void> {
    const names = folder.split('/');
    for (let depth = 1; depth <= names.length; depth++) {
      const answer = await ask('MKCOL', `${names.slice(0, depth).join('/')}/`);
      // 405: the folder exists already; 409: the base does not exist.
      if (answer.status === 409) throw new TargetError('target-gone');
      if (answer.status !== 201 && answer.status !== 405) throw statusError(answer);
    }
  }

  /** Removes an unfinished file. If that fails, the next run overwrites the file, since it uses the same name. */
  async function discard(path: string): Promise<void> {
    await ask('DELETE', path).catch((error: unknown) =>
      console.warn('An unfinished file was left at the target.', error),
    );
  }

  /**
   * Writes a small file, replaces it, reads it and removes it, as a run does.
   * @throws TargetError The error that a run would meet; `target-cannot-remove` if the file cannot be removed.
   */
  async function probe(): Promise<void> {
    const path = `papertree-test-${writer}.txt`;
    // Removes the file of an interrupted test.
    if (await lookAt(path)) await discard(path);
    try {
      const texts = ['A test by Papertree.', 'A test by Papertree, which may be removed.'];
      let base: string | null = null;
      for (const text of texts) {
        const result = await write({ path, text, base, left: [] });
        if ('changed' in result) throw new TargetError('target-changed');
        base = result.tag;
      }
      const answer = await ask('GET', path);
      if (answer.status !== 200) throw statusError(answer);
      if (answer.text !== texts.at(-1)) throw new TargetError('target-not-understood', 'not what was sent');
    } catch (error) {
      await discard(path);
      throw error;
    }
    const removed = await ask('DELETE', path);
    if (removed.status < 200 || removed.status > 299 || (await lookAt(path)))
      throw new TargetError('target-cannot-remove', `status ${removed.status}`);
  }

  return {
    batch: 1,
    probe,
    list,
    write: (files) => Promise.all(files.map(write)),
    async read(path) {
      const before = await lookAt(path);
      const answer = await ask('GET', path);
      if (!before || answer.status === 404) throw new TargetError('target-changed');
      if (answer.status !== 200) throw statusError(answer);
      return { text: answer.text, tag: before.tag };
    },
    async remove(path, tag) {
      const existing = await lookAt(path);
      if (!existing) return true;
      if (existing.tag !== tag) throw new TargetError('target-changed');
      const answer = await ask('DELETE', path);
      if (answer.status !== 404 && (answer.status < 200 || answer.status > 299)) throw statusError(answer);
      return true;
    },
  };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
