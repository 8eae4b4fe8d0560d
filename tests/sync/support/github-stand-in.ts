import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const TOKEN = 'ghp_test';
export const REPOSITORY = 'reader/papers';
export const GIST = '0123456789abcdef0123456789abcdef';

/** As much of GitHub's API as the product asks for, over a real bare repository. */
export interface GitHubStandIn {
  address: string;
  /** Text of a file at the tip of the branch; `null` where it is not there. */
  at(path: string): string | null;
  paths(): string[];
  /** A commit by somebody else. */
  commit(path: string, text: string): void;
  /** The number of commits. */
  commits(): number;
  /** From now on no token is good, or the one is again. */
  revokeToken(isRevoked: boolean): void;
  gist: Map<string, string>;
  stop(): Promise<void>;
}

export async function startGitHub(): Promise<GitHubStandIn> {
  const root = await mkdtemp(join(tmpdir(), 'papertree-github-'));
  const repository = join(root, 'papers.git');
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', repository]);
  const environment = {
    ...process.env,
    ...{ GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'A' },
    ...{ GIT_COMMITTER_EMAIL: 'a@example.org', GIT_INDEX_FILE: join(root, 'index') },
  };
  const git = (args: string[], input?: string) =>
    execFileSync('git', ['--git-dir', repository, ...args], {
      encoding: 'utf8',
      env: environment,
      ...(input !== undefined && { input }),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  const tip = () => tryTo(() => git(['rev-parse', '--verify', 'refs/heads/main']).trim());
  const blobs = () =>
    git(['ls-tree', '-r', '-z', 'refs/heads/main'])
      .split('\0')
      .filter(Boolean)
      .map((line) => {
        const [, sha = '', path = ''] = line.match(/^\d+ blob (\w+)\t(.*)$/s) ?? [];
        return { path, type: 'blob', sha };
      });
  const shaOf = (path: string) => (tip() ? blobs().find((blob) => blob.path === path)?.sha : undefined);

  function change(path: string, text: string | null): string {
    const parent = tip();
    if (parent) git(['read-tree', parent]);
    else git(['read-tree', '--empty']);
    const sha = text === null ? '' : git(['hash-object', '-w', '--stdin'], text).trim();
    const info = text === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `100644 ${sha}\t${path}\0`;
    git(['update-index', '-z', '--index-info'], info);
    const tree = git(['write-tree']).trim();
    const commit = git(['commit-tree', tree, '-m', path, ...(parent ? ['-p', parent] : [])]).trim();
    git(['update-ref', 'refs/heads/main', commit, ...(parent ? [parent] : [])]);
    return sha;
  }

  const gist = new Map<string, string>();
  let isRevoked = false;

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const answer = (status: number, json: unknown) => reply(response, status, JSON.stringify(json));
    if (isRevoked || request.headers.authorization !== `Bearer ${TOKEN}`)
      return answer(401, { message: 'Bad credentials' });
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    if (pathname === `/gists/${GIST}`) {
      for (const [name, file] of Object.entries(body.files ?? {})) {
        if (file) gist.set(name, file.content);
        else gist.delete(name);
      }
      const files = [...gist].map(([name, content]) => [name, { content, truncated: false }]);
      return answer(200, { files: Object.fromEntries(files) });
    }
    if (pathname === `/repos/${REPOSITORY}/git/trees/main`) {
      if (!tip()) return answer(409, { message: 'Git Repository is empty.' });
      return answer(200, { truncated: false, tree: blobs() });
    }
    const contents = `/repos/${REPOSITORY}/contents/`;
    if (!pathname.startsWith(contents)) return answer(404, { message: 'Not Found' });
    const path = decodeURIComponent(pathname.slice(contents.length));
    const standing = shaOf(path);
    if (request.method === 'GET')
      return standing ? reply(response, 200, git(['cat-file', 'blob', standing])) : answer(404, {});
    if (standing && !body.sha) return answer(422, { message: '"sha" wasn\'t supplied.' });
    if (body.sha && body.sha !== standing)
      return answer(409, { message: `${path} does not match ${body.sha}` });
    if (request.method === 'DELETE') {
      change(path, null);
      return answer(200, { content: null });
    }
    const sha = change(path, Buffer.from(body.content ?? '', 'base64').toString('utf8'));
    return answer(standing ? 200 : 201, { content: { sha } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    at: (path) => tryTo(() => git(['show', `refs/heads/main:${path}`])),
    paths: () => (tip() ? blobs().map(({ path }) => path) : []),
    commit: (path, text) => void change(path, text),
    commits: () => Number(git(['rev-list', '--count', 'refs/heads/main'])),
    revokeToken: (next) => {
      isRevoked = next;
    },
    gist,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(root, { recursive: true, force: true });
    },
  };
}

interface Body {
  sha?: string;
  content?: string;
  files?: Record<string, { content: string } | null>;
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : {};
}

function reply(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

function tryTo<Value>(attempt: () => Value): Value | null {
  try {
    return attempt();
  } catch {
    return null;
  }
}
