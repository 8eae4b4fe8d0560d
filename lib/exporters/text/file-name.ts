/** What Windows keeps for its devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that every file system and Obsidian's links take: nothing that parts folders, hides a file, or means
 * something in a link.
 */
export function fileName(name: string): string {
  const safe = name
    .replace(/[*"\\/<>:|?#^[\]%\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
    .slice(0, 100)
    .replace(/[.\s\p{Cs}]+$/u, '');
  if (safe === '') return 'untitled';
  return reserved.test(safe) ? `${safe} (topic)` : safe;
}

/** `name`, or with a number where it is taken already, whatever the case; remembers it. */
export function unusedName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${name} ${count}`;
  taken.add(free.toLowerCase());
  return free;
}
