import type { TopicId } from '@/lib/domain/ids';
import type { TargetContent } from '@/lib/domain/targets/target';
import { foldCase } from '@/lib/domain/text/fold-text';
import { bySiblingOrder, type Topic } from '@/lib/domain/topics/topic';
import type { ExportedFile } from '@/lib/exporters/exporter';
import { fileName } from '@/lib/exporters/text/file-name';

/**
 * The files of a target: those of the library, or those of each branch. If a branch has a single file, the file gets
 * the branch's name.
 * @param exportBranch Exports a branch; `null` for the whole library.
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

/** The path, or with a number if another text has it. Case is ignored, as on some file systems. */
function freePath(path: string, text: string, files: ReadonlyMap<string, ExportedFile>): string {
  const isFree = (candidate: string) => (files.get(foldCase(candidate))?.text ?? text) === text;
  if (isFree(path)) return path;
  const [, stem = path, ending = ''] = path.match(/^(.*?)((?:\.[^./]+)*)$/s) ?? [];
  let number = 2;
  while (!isFree(`${stem} ${number}${ending}`)) number++;
  return `${stem} ${number}${ending}`;
}
