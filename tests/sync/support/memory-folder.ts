/**
 * Stands in for a folder of the File System Access API where there is no browser; the story in Chromium writes to a
 * real one. Files are written aside and appear when they are closed.
 */
export class MemoryFolder {
  permission: PermissionState = 'granted';
  private readonly files = new Map<string, { text: string; lastModified: number }>();
  private readonly folders = new Set<string>();
  private failure: string | null = null;
  private readonly refused = new Map<string, string>();
  private clock = 1;
  private left = Number.POSITIVE_INFINITY;

  constructor(readonly name: string) {}

  /** What a person, or another program, writes. */
  put(path: string, text: string): void {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1))
      this.folders.add(path.slice(0, end + 1));
    this.files.set(path, { text, lastModified: this.clock++ });
  }

  contents(): Record<string, string> {
    return Object.fromEntries([...this.files].sort().map(([path, { text }]) => [path, text]));
  }

  /** From now on what is written fails by the name of an exception. */
  failWith(name: string | null): void {
    this.failure = name;
    this.left = Number.POSITIVE_INFINITY;
  }

  /** From now on a file is refused by the name of an exception: when it is asked for, or when it is changed; `null`: no longer. */
  refuse(path: string, name: string | null): void {
    if (name) this.refused.set(path, name);
    else this.refused.delete(path);
  }

  /** The disk is full after so many more files. */
  failAfter(files: number): void {
    this.left = files;
  }

  asHandle(): FileSystemDirectoryHandle {
    const handle = { ...this.folder(''), queryPermission: async () => this.permission };
    return handle as unknown as FileSystemDirectoryHandle;
  }

  private folder(prefix: string): object {
    return {
      kind: 'directory',
      name: this.name,
      values: () => [].values(),
      getDirectoryHandle: async (name: string, { create = false } = {}) => {
        const below = `${prefix}${name}/`;
        if (create) this.folders.add(below);
        if (!this.folders.has(below)) throw notThere();
        return this.folder(below);
      },
      getFileHandle: async (name: string, { create = false } = {}) => {
        const path = prefix + name;
        this.refuseHere(path, ['TypeError', 'TypeMismatchError']);
        if (!this.files.has(path)) {
          if (!create) throw notThere();
          this.put(path, '');
        }
        return this.file(path);
      },
      removeEntry: async (name: string) => {
        this.refuseHere(prefix + name, ['NoModificationAllowedError']);
        this.files.delete(prefix + name);
      },
    };
  }

  private refuseHere(path: string, names: string[]): void {
    const name = this.refused.get(path);
    if (!name || !names.includes(name)) return;
    throw name === 'TypeError' ? new TypeError('Name is not allowed.') : new DOMException('', name);
  }

  private file(path: string): object {
    return {
      getFile: async () => {
        const { text = '', lastModified = 0 } = this.files.get(path) ?? {};
        return new File([text], path, { lastModified });
      },
      createWritable: async () => {
        let aside = '';
        this.refuseHere(path, ['NoModificationAllowedError']);
        if (this.failure === 'NotAllowedError') throw new DOMException('', this.failure);
        return {
          write: async (text: string) => {
            aside += text;
          },
          close: async () => {
            if (this.failure) throw new DOMException('', this.failure);
            if (this.left-- <= 0) throw new DOMException('', 'QuotaExceededError');
            this.put(path, aside);
          },
          abort: async () => undefined,
        };
      },
    };
  }
}

function notThere(): DOMException {
  return new DOMException('', 'NotFoundError');
}
