import * as v from 'valibot';
import { filledLine, line, webAddress } from '@/lib/bibliography/field-schemas';
import { isZotero, type TargetChoices } from '@/lib/domain/targets/target';
import { mergedFormats, targetFormats } from '@/lib/exporters/format-names';
import { defineRequest } from '@/lib/rpc/define-request';
import { type Schema, topicId, uuid } from '@/lib/rpc/request-schemas';
import {
  addTarget,
  changeTarget,
  pauseTarget,
  removeTarget,
  resolveConflict,
  runTargetNow,
  type TargetContext,
  testTarget,
} from './edit-targets';
import { type CopyContext, fetchCopy } from './fetch-copy';

const targetFields = v.object({
  name: filledLine(60),
  place: v.variant('kind', [
    v.object({ kind: v.literal('folder'), name: line(300) }),
    v.object({
      kind: v.literal('downloads'),
      folder: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,60}$/u)),
    }),
    v.object({ kind: v.literal('webdav'), address: webAddress, user: line(300) }),
    v.object({
      kind: v.literal('github'),
      api: webAddress,
      repository: v.pipe(v.string(), v.regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/)),
      branch: filledLine(200),
      folder: line(300),
    }),
    v.object({
      kind: v.literal('gist'),
      api: webAddress,
      gist: v.pipe(v.string(), v.regex(/^[0-9a-f]{20,40}$/)),
    }),
    v.object({ kind: v.literal('zotero'), api: webAddress }),
    v.object({ kind: v.literal('zotero-desktop'), address: webAddress }),
  ]),
  content: v.variant('of', [
    v.object({ of: v.literal('library') }),
    v.object({ of: v.literal('each-branch') }),
    v.object({
      of: v.literal('branches'),
      branches: v.pipe(v.array(topicId), v.minLength(1), v.maxLength(5_000)),
    }),
  ]),
  format: v.picklist([...targetFormats, 'zotero']),
  timing: v.variant('on', [
    v.object({ on: v.literal('change') }),
    v.object({ on: v.literal('schedule'), hours: v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 31)) }),
    v.object({ on: v.literal('request') }),
  ]),
  isEncrypted: v.boolean(),
});
const targetChoices = v.pipe(
  targetFields,
  // Zotero stores items, not files, and cannot read encrypted ones.
  v.check(({ place, format, isEncrypted }) =>
    isZotero(place) ? format === 'zotero' && !isEncrypted : format !== 'zotero',
  ),
  // A file that is merged has to be read first, and the downloads folder cannot be read.
  v.check(
    ({ place, format }) => place.kind !== 'downloads' || mergedFormats.every((each) => each !== format),
  ),
) as unknown as Schema<TargetChoices>;
const targetSecret = v.object({ secret: line(1_000), passphrase: line(1_000) });
/** The parts of a secret that were typed. */
const typedSecret = v.object({
  secret: v.exactOptional(line(1_000)),
  passphrase: v.exactOptional(line(1_000)),
});

interface SyncRequestContext {
  sync: TargetContext;
}

/** Requests about targets. They can write secrets, but never read them. */
export const syncRequests = {
  /** Tests a target, with the stored secret if none was typed; see `testTarget` for the result. */
  testTarget: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid, choices: targetChoices, secret: typedSecret }),
    handle: ({ sync }: SyncRequestContext, { id, choices, secret }) => testTarget(sync, id, choices, secret),
  }),

  /**
   * Adds a target and starts its first run. The panel chooses the id, since it may have stored a picked folder under
   * it.
   */
  addTarget: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid, choices: targetChoices, secret: targetSecret }),
    handle: ({ sync }: SyncRequestContext, { id, choices, secret }) => addTarget(sync, id, choices, secret),
  }),

  /** Parts of the secret that were not typed stay. */
  changeTarget: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid, choices: targetChoices, secret: v.exactOptional(typedSecret) }),
    handle: ({ sync }: SyncRequestContext, { id, choices, secret }) =>
      changeTarget(sync, id, choices, secret),
  }),

  /** After a loss, fetches the library file of a target into the backups. */
  fetchCopy: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid }),
    handle: (context: CopyContext, { id }) => fetchCopy(context, id),
  }),

  pauseTarget: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid, isPaused: v.boolean() }),
    handle: ({ sync }: SyncRequestContext, { id, isPaused }) => pauseTarget(sync, id, isPaused),
  }),

  runTarget: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid }),
    handle: ({ sync }: SyncRequestContext, { id }) => runTargetNow(sync, id),
  }),

  /** Deletes the target and its secrets from Papertree; the files at the target stay. */
  removeTarget: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid }),
    handle: ({ sync }: SyncRequestContext, { id }) => removeTarget(sync, id),
  }),

  /** Resolves the conflict of a file that somebody else changed, and runs the target. */
  resolveConflict: defineRequest({
    from: 'panel',
    schema: v.object({
      id: uuid,
      path: filledLine(2_000),
      choice: v.picklist(['keep-theirs', 'write-beside', 'overwrite']),
    }),
    handle: ({ sync }: SyncRequestContext, { id, path, choice }) => resolveConflict(sync, id, path, choice),
  }),
};
