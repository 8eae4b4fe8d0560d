import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real server on this machine, over a folder that the test can look into. */
export interface DavServer {
  /** Of the collection, with a slash at its end. */
  address: string;
  /** Where its files are. */
  folder: string;
  stop(): Promise<void>;
}

export const USER = 'reader';
export const PASSWORD = 'pass word:ü';

const isRoot = process.getuid?.() === 0;
const APACHE_MODULES = '/usr/lib/apache2/modules';

function isHere(program: string): boolean {
  return spawnSync(program, ['-v'], { stdio: 'ignore' }).error === undefined;
}

/** The WebDAV servers that tests run against, where they are installed. */
export const davServers = [
  { name: 'rclone', isHere: isHere('rclone'), start: startRclone },
  { name: 'Apache mod_dav', isHere: isHere('apache2'), start: startApache },
];

async function startRclone(): Promise<DavServer> {
  const root = await mkdtemp(join(tmpdir(), 'papertree-rclone-'));
  const folder = join(root, 'papers');
  await mkdir(folder);
  const port = await freePort();
  const server = spawn(
    'rclone',
    [
      'serve',
      'webdav',
      root,
      '--addr',
      `127.0.0.1:${port}`,
      '--user',
      USER,
      '--pass',
      PASSWORD,
      '--dir-cache-time',
      '0s',
    ],
    { stdio: 'ignore' },
  );
  return running(server, `http://127.0.0.1:${port}/papers/`, root, folder);
}

async function startApache(): Promise<DavServer> {
  const root = await mkdtemp(join(tmpdir(), 'papertree-apache-'));
  const folder = join(root, 'files', 'papers');
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const digest = execFileSync('openssl', ['passwd', '-apr1', PASSWORD], { encoding: 'utf8' }).trim();
  await writeFile(join(root, 'passwords'), `${USER}:${digest}\n`);
  await writeFile(join(root, 'httpd.conf'), apacheConfiguration(root, port));
  const server = spawn('apache2', ['-X', '-d', root, '-f', join(root, 'httpd.conf')], { stdio: 'ignore' });
  return running(server, `http://127.0.0.1:${port}/papers/`, root, folder);
}

function apacheConfiguration(root: string, port: number): string {
  const modules = [
    'mpm_prefork',
    'authn_core',
    'authn_file',
    'authz_core',
    'authz_user',
    'auth_basic',
    'dav',
    'dav_fs',
  ];
  return [
    ...modules.map((name) => `LoadModule ${name}_module ${APACHE_MODULES}/mod_${name}.so`),
    // Apache does not serve as root.
    ...(isRoot ? ['User www-data', 'Group www-data'] : []),
    `Listen 127.0.0.1:${port}`,
    'ServerName localhost',
    // One process, which a connection that waits would keep from the next.
    'KeepAlive Off',
    `PidFile ${root}/pid`,
    `ErrorLog ${root}/errors`,
    `Mutex file:${root} default`,
    `DavLockDB ${root}/locks`,
    `DocumentRoot ${root}/files`,
    `<Directory ${root}/files>`,
    '  Dav On',
    '  AuthType Basic',
    '  AuthName papers',
    `  AuthUserFile ${root}/passwords`,
    '  Require valid-user',
    '</Directory>',
    '',
  ].join('\n');
}

async function running(
  server: ReturnType<typeof spawn>,
  address: string,
  root: string,
  folder: string,
): Promise<DavServer> {
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  if (isRoot) execFileSync('chown', ['-R', 'www-data', root]);
  execFileSync('chmod', ['755', root]);
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.status === 401) break;
    if (attempt > 100 || server.exitCode !== null) throw new Error(`No server at ${address}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    address,
    folder,
    async stop() {
      server.kill();
      await gone;
      await rm(root, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
