declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

/**
 * The id of a paper: a scheme, a colon and the identifier under which it was first saved, e.g. `arxiv:2401.00001`,
 * `doi:10.1000/xyz`. It is derived, not random, so that two tabs or two devices that save the same paper write the
 * same record.
 */
export type PaperId = Brand<'PaperId'>;
/** The id of a topic: a UUID, version 7. */
export type TopicId = Brand<'TopicId'>;
/** The id of a rule: a UUID, version 7. */
export type RuleId = Brand<'RuleId'>;
/** The id of a proposal: a UUID, version 7. */
export type ProposalId = Brand<'ProposalId'>;
/** The id of an act, whose changes are undone together: a UUID, version 7. */
export type ActId = Brand<'ActId'>;
/** The browser profile that wrote a change: a UUID, version 4, created once. */
export type DeviceId = Brand<'DeviceId'>;

/** The place of papers without a topic. Not a topic itself: it has no record and no parent, and cannot be renamed. */
export const UNSORTED = 'unsorted';
/** A topic, or Unsorted. */
export type Place = TopicId | typeof UNSORTED;

/** Who did something. What a person did is pinned: nothing automatic reverts it. */
export type MadeBy = 'person' | 'program';
