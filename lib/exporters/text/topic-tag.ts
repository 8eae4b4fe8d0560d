/** A branch as a tag that other programs nest: `topic/Agents/Memory`. */
export function topicTag(path: string[]): string {
  return ['topic', ...path.map((name) => name.replace(/[/,]/g, '-'))].join('/');
}
