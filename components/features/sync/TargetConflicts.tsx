import { errorSentence } from '@/components/i18n/format-error';
import { pluralMessage } from '@/components/i18n/plural-message';
import {
  type ConflictChoice,
  type FileFlaw,
  fileFlaws,
  GONE,
  LISTED_PATHS_MAX,
  type Target,
  type TargetFile,
} from '@/lib/domain/targets/target';
import { type MessageKey, message } from '@/lib/platform/messages';
import { usePathNames } from './use-path-names';

interface TargetConflictsProps {
  target: Target;
  conflicts: TargetFile[];
  onResolve(paths: string[], choice: ConflictChoice): void;
}

/** Up to this many conflicts are shown one by one; more can only be resolved together. */
const SINGLY = 3;

/** A choice, and the message key of its button. */
type OfferedChoice = readonly [ConflictChoice, MessageKey];

const ofChanged: readonly OfferedChoice[] = [
  ['keep-theirs', 'sync_keep_theirs'],
  ['write-beside', 'sync_write_beside'],
  ['overwrite', 'sync_overwrite'],
];
const ofGone: readonly OfferedChoice[] = [
  ['keep-theirs', 'sync_gone_keep_theirs'],
  ['overwrite', 'sync_gone_overwrite'],
];

/** External changes and deletions that wait for the person's decision. */
export function TargetConflicts({ target, conflicts, onResolve }: TargetConflictsProps) {
  const gone = conflicts.filter(({ conflict }) => conflict === GONE);
  const changed = conflicts.filter(({ conflict }) => conflict !== GONE);
  const names = usePathNames(
    target,
    conflicts.map(({ path }) => path),
  );
  const nameOf = new Map(conflicts.map(({ path }, index) => [path, names[index] ?? path]));
  return (
    <>
      {inGroups(changed.filter(({ flaw }) => !flaw)).map((files) => group(files, 'sync_conflict', ofChanged))}
      {fileFlaws.map((flaw) =>
        inGroups(changed.filter((file) => file.flaw === flaw)).map((files) =>
          group(files, 'sync_conflict', ofChanged, flaw),
        ),
      )}
      {inGroups(gone).map((files) => group(files, 'sync_gone', ofGone))}
    </>
  );

  function group(
    files: TargetFile[],
    sentence: 'sync_conflict' | 'sync_gone',
    offered: readonly OfferedChoice[],
    flaw?: FileFlaw,
  ) {
    const paths = files.map(({ path }) => path);
    const [first = ''] = paths;
    const isOne = paths.length === 1;
    const label = isOne
      ? message(sentence, [nameOf.get(first) ?? first])
      : pluralMessage(`${sentence}_many`, paths.length);
    return (
      <fieldset key={first} class="conflict" aria-label={label}>
        <p>{label}</p>
        {flaw && <p class="target-problem">{errorSentence(flaw)}</p>}
        {!isOne && (
          <ul class="target-paths">
            {paths.slice(0, LISTED_PATHS_MAX).map((path) => (
              <li key={path}>{nameOf.get(path)}</li>
            ))}
          </ul>
        )}
        <div class="button-row">
          {offered.map(([choice, label]) => (
            <button key={choice} type="button" class="button" onClick={() => onResolve(paths, choice)}>
              {message(label)}
            </button>
          ))}
        </div>
      </fieldset>
    );
  }
}

function inGroups(files: TargetFile[]): TargetFile[][] {
  if (files.length > SINGLY) return [files];
  return files.map((file) => [file]);
}
