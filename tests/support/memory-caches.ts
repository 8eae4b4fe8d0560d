/** The part of the Cache API that the code uses, in memory; `quota` limits the total number of bytes. */
export class MemoryCaches implements Pick<CacheStorage, 'open' | 'delete'> {
  quota = Number.POSITIVE_INFINITY;
  private readonly caches = new Map<string, Map<string, { body: ArrayBuffer; headers: Headers }>>();

  async open(name: string): Promise<Cache> {
    const entries = this.caches.get(name) ?? new Map();
    this.caches.set(name, entries);
    const cache: Pick<Cache, 'match' | 'put' | 'delete'> = {
      match: async (url) => {
        const entry = entries.get(String(url));
        return entry && new Response(entry.body, { headers: entry.headers });
      },
      put: async (url, response) => {
        const body = await response.arrayBuffer();
        if (this.used() + body.byteLength > this.quota) throw new DOMException('Full', 'QuotaExceededError');
        entries.set(String(url), { body, headers: response.headers });
      },
      delete: async (url) => entries.delete(String(url)),
    };
    return cache as Cache;
  }

  async delete(name: string): Promise<boolean> {
    return this.caches.delete(name);
  }

  private used(): number {
    const all = [...this.caches.values()].flatMap((entries) => [...entries.values()]);
    return all.reduce((sum, { body }) => sum + body.byteLength, 0);
  }
}
