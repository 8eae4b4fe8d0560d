import { useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useTargetAccess } from '@/components/data/target-access-context';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { errorSentence } from '@/components/i18n/format-error';
import { formatDateTime } from '@/components/i18n/format-numbers-and-dates';
import { WarningIcon } from '@/components/ui/icons/icons';
import type { ErrorCode } from '@/lib/domain/errors';
import type { ConflictChoice, TargetFile, TargetStatus } from '@/lib/domain/targets/target';
import { keyPart, message } from '@/lib/platform/messages';
import { formatContent, formatPlace, formatTiming } from './format-target';
import { TargetChanges } from './TargetChanges';
import { TargetConflicts } from './TargetConflicts';
import { targetState } from './target-state';
import { UnwrittenFiles } from './UnwrittenFiles';

interface TargetCardProps {
  target: TargetStatus;
  conflicts: TargetFile[];
  /** Files that were not written when the last run ended. */
  unwritten: TargetFile[];
  onEdit(): void;
}

/** A target: what is written where, the outcome of the last run, the time of the next, and its actions. */
export function TargetCard({ target, conflicts, unwritten, onEdit }: TargetCardProps) {
  const tree = useTopicNodes();
  const client = usePanelClient();
  const access = useTargetAccess();
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const { id, isPaused, error, lastRun, dueAt } = target;
  const state = targetState(target, conflicts);

  async function ask(answer: Promise<{ ok: true } | { ok: false; error: ErrorCode }>) {
    const result = await answer;
    setProblem(result.ok ? null : result.error);
  }

  async function renew() {
    const isDownloads = target.place.kind === 'downloads';
    if (await (isDownloads ? access.askForDownloads() : access.renewFolder(id)))
      await ask(client.runTarget({ id }));
  }

  async function resolve(paths: string[], choice: ConflictChoice) {
    for (const path of paths) await ask(client.resolveConflict({ id, path, choice }));
  }

  return (
    <li class="target" data-state={state} aria-labelledby={`target-${id}`}>
      <h4 id={`target-${id}`}>{target.name}</h4>
      <p class="target-soft">{formatPlace(target.place)}</p>
      <p class="target-soft">{formatContent(target, tree)}</p>
      <p class="target-state" role="status">
        {state === 'failing' && <WarningIcon />}
        {message(`sync_state_${keyPart(state)}`)}
      </p>
      {!isPaused && error && <p class="target-problem">{errorSentence(error)}</p>}
      {state === 'failing' && unwritten.length > 0 && <UnwrittenFiles target={target} files={unwritten} />}
      {problem && (
        <p class="target-problem" role="alert">
          {errorSentence(problem)}
        </p>
      )}
      <dl class="target-times">
        <dt>{message('sync_last_run')}</dt>
        <dd>{lastRun ? formatDateTime(lastRun.at) : message('sync_never')}</dd>
        <dt>{message('sync_next_run')}</dt>
        <dd>{formatNextRun()}</dd>
      </dl>
      {lastRun && lastRun.paths.length > 0 && <TargetChanges target={target} run={lastRun} />}
      <TargetConflicts target={target} conflicts={conflicts} onResolve={resolve} />
      {isRemoving ? (
        <fieldset class="conflict" aria-label={message('sync_remove')}>
          <p>{message('sync_remove_what')}</p>
          <div class="button-row">
            <button type="button" class="button" onClick={() => ask(client.removeTarget({ id }))}>
              {message('sync_remove')}
            </button>
            <button type="button" class="button" onClick={() => setRemoving(false)}>
              {message('sync_keep')}
            </button>
          </div>
        </fieldset>
      ) : (
        <div class="button-row target-actions">
          {error === 'folder-needs-click' && (
            <button type="button" class="button button-primary" onClick={renew}>
              {message('sync_renew')}
            </button>
          )}
          {!isPaused && (
            <button type="button" class="text-button" onClick={() => ask(client.runTarget({ id }))}>
              {message('sync_run')}
            </button>
          )}
          <button
            type="button"
            class="text-button"
            onClick={() => ask(client.pauseTarget({ id, isPaused: !isPaused }))}
          >
            {message(isPaused ? 'sync_resume' : 'sync_pause')}
          </button>
          <button type="button" class="text-button" onClick={onEdit}>
            {message('sync_edit')}
          </button>
          <button type="button" class="text-button" onClick={() => setRemoving(true)}>
            {message('sync_remove')}
          </button>
        </div>
      )}
    </li>
  );

  function formatNextRun(): string {
    if (isPaused) return message('sync_when_resumed');
    if (dueAt === null) return formatTiming(target.timing);
    return dueAt <= Date.now() ? message('sync_now') : formatDateTime(dueAt);
  }
}
