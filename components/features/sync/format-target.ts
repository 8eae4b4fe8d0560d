import type { TopicNodes } from '@/components/features/tree/topic-nodes';
import type { Target, TargetFormat, TargetPlace, TargetTiming } from '@/lib/domain/targets/target';
import { keyPart, message, messageOfName } from '@/lib/platform/messages';

const list = new Intl.ListFormat(undefined, { type: 'conjunction' });

/** The place of a target in words. */
export function formatPlace(place: TargetPlace): string {
  if (place.kind === 'folder') return message('sync_at_folder', [place.name]);
  if (place.kind === 'downloads') return message('sync_at_downloads', [place.folder]);
  if (place.kind === 'webdav') return message('sync_at_webdav', [place.address]);
  if (place.kind === 'gist') return message('sync_at_gist', [place.gist]);
  if (place.kind === 'zotero') return message('sync_at_zotero', [new URL(place.api).host]);
  if (place.kind === 'zotero-desktop')
    return message('sync_at_zotero_desktop', [new URL(place.address).host]);
  return message('sync_at_github', [
    [place.repository, place.folder].filter(Boolean).join('/'),
    place.branch,
  ]);
}

/** The content of a target in words. Deleted branches are left out. */
export function formatContent(target: Target, tree: TopicNodes): string {
  const { content } = target;
  const what =
    content.of === 'branches'
      ? list.format(content.branches.flatMap((id) => tree.byId.get(id)?.topic.name ?? []))
      : message(`sync_content_${keyPart(content.of)}`);
  const format =
    target.place.kind === 'zotero-desktop' ? message('sync_format_once') : formatTargetFormat(target.format);
  return target.isEncrypted
    ? message('sync_content_encrypted', [what, format])
    : message('sync_content', [what, format]);
}

export function formatTargetFormat(format: TargetFormat): string {
  return messageOfName('sync_format', format);
}

export function formatTiming(timing: TargetTiming): string {
  if (timing.on === 'schedule') return messageOfName('sync_every', `${timing.hours}`);
  return message(timing.on === 'change' ? 'sync_on_change' : 'sync_on_request');
}
