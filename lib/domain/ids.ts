declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

/**
 * A paper's name in the library: a scheme, a colon and the identifier under which the paper was first met,
 * e.g. `arxiv:2401.00001`, `doi:10.1000/xyz`. Derived, never drawn, so that two tabs that save one paper at
 * once, or two devices that never met, write one record.
 */
export type PaperId = Brand<'PaperId'>;
/** A topic's name in the library: a UUID, version 7. */
export type TopicId = Brand<'TopicId'>;
/** A rule's name in the library: a UUID, version 7. */
export type RuleId = Brand<'RuleId'>;
/** A proposal's name in the library: a UUID, version 7. */
export type ProposalId = Brand<'ProposalId'>;
/** What a person or the program did in one go; its changes are undone together. A UUID, version 7. */
export type ActId = Brand<'ActId'>;
/** The browser profile that wrote a change: a UUID, version 4, drawn once. */
export type DeviceId = Brand<'DeviceId'>;

/** Where a paper stands that has no topic yet. Not a topic: it has no record, no parent, and cannot be renamed. */
export const UNSORTED = 'unsorted';
/** A topic, or Unsorted. */
export type Place = TopicId | typeof UNSORTED;

/** Who did something: what a person did is pinned, and nothing automatic takes it back. */
export type MadeBy = 'person' | 'program';
