import * as v from 'valibot';
import type { RuleId } from '@/lib/domain/ids';
import type { LibraryContext } from '@/lib/library/context';
import { ruleCondition } from '@/lib/library-file/library-file-schema';
import { defineRequest } from '@/lib/rpc/define-request';
import { type Schema, topicId, uuid } from '@/lib/rpc/request-schemas';
import { changeRule, createRule, deleteRule, orderRules, previewRule } from './edit-rules';

const ruleId = uuid as unknown as Schema<RuleId>;
const conditions = v.pipe(v.array(ruleCondition), v.maxLength(50));
const rule = v.object({ topicId, categories: conditions, words: conditions });

/**
 * Changes of rules apply from now on, and to the papers that no person placed. The responses say how many of these
 * were moved.
 */
export const ruleRequests = {
  createRule: defineRequest({
    from: 'panel',
    schema: v.object({ rule }),
    handle: (context: LibraryContext, { rule }) => createRule(context, rule),
  }),

  changeRule: defineRequest({
    from: 'panel',
    schema: v.object({ ruleId, categories: conditions, words: conditions }),
    handle: (context: LibraryContext, { ruleId, categories, words }) =>
      changeRule(context, ruleId, { categories, words }),
  }),

  /** Papers that the rule filed stay where they are. */
  deleteRule: defineRequest({
    from: 'panel',
    schema: v.object({ ruleId }),
    handle: (context: LibraryContext, { ruleId }) => deleteRule(context, ruleId),
  }),

  /** Orders the rules; the first rule that matches a paper applies. */
  orderRules: defineRequest({
    from: 'panel',
    schema: v.object({ ruleIds: v.pipe(v.array(ruleId), v.maxLength(5_000)) }),
    handle: (context: LibraryContext, { ruleIds }) => orderRules(context, ruleIds),
  }),

  /** The papers that a rule (new, or in place of `ruleId`) would decide, and those of them that it would move. */
  previewRule: defineRequest({
    from: 'panel',
    schema: v.object({ rule, ruleId: v.nullable(ruleId) }),
    handle: (context: LibraryContext, { rule, ruleId }) => previewRule(context, rule, ruleId),
  }),
};
