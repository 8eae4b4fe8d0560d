import type { TopicId } from '@/lib/domain/ids';
import type { TargetContent } from '@/lib/domain/targets/target';
import { foldCase } from '@/lib/domain/text/fold-text';
import { bySiblingOrder, type Topic } from '@/lib/domain/topics/topic';
import type { ExportedFile } from '@/lib/exporters/exporter';
import { fileName } from '@/lib/exporters/text/file-name';

/**
 * The files of a target: the library's, or each branch's. A branch that makes one file gives it its own name.
 * @param exportBranch one branch as files; `null` is the whole library
 */
export function targetFiles(
  content: TargetContent,
  topics: readonly Topic[],
  exportBranch: (branch: TopicId | null) => readonly ExportedFile[],
): ExportedFile[] {
  if (content.of === 'library') return [...exportBranch(null)];
  const branches =
    content.of === 'each-branch'
      ? topics.filter(({ parentId }) => parentId === null).sort(bySiblingOrder)
      : topics.filter(({ id }) => content.branches.includes(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const files = new Map<string, ExportedFile>();
  for (const { id, name } of branches) {
    const made = exportBranch(id);
    for (const { path, text } of made) {
      const own = made.length === 1 ? path.replace(/^[^.]*/, () => fileName(name)) : path;
      const free = freePath(own, text, files);
      files.set(foldCase(free), { path: free, text });
    }
  }
  return [...files.values()];
}

/** The path itself where it is free or has the same text already; else with a number. Some systems know no capitals. */
function freePath(path: string, text: string, files: ReadonlyMap<string, ExportedFile>): string {
  const isFree = (candidate: string) => (files.get(foldCase(candidate))?.text ?? text) === text;
  if (isFree(path)) return path;
  const [, stem = path, ending = ''] = path.match(/^(.*?)((?:\.[^./]+)*)$/s) ?? [];
  let number = 2;
  while (!isFree(`${stem} ${number}${ending}`)) number++;
  return `${stem} ${number}${ending}`;
}
