/** Expected errors. Each has a sentence with a next step in the message catalogue (`error_<code>`). */
export type ErrorCode =
  | 'invalid-message'
  | 'foreign-sender'
  | 'too-many-requests'
  | 'feed-refused'
  | 'no-paper-here'
  | 'unknown-paper'
  /** No catalogue knows where the preprint was published. */
  | 'not-published'
  | 'catalogue-unreachable'
  | 'catalogues-not-allowed'
  | 'unknown-topic'
  | 'invalid-name'
  | 'topic-cycle'
  | 'invalid-tag'
  | 'notes-too-long'
  | 'title-missing'
  /** The text typed as an identifier does not have the form of one. */
  | 'invalid-identifier'
  /** Another paper has this identifier. */
  | 'identifier-taken'
  /** Not a web address. */
  | 'invalid-address'
  /** Neither arXiv nor Crossref has a record of the paper. */
  | 'no-record'
  | 'nothing-to-undo'
  | 'nothing-to-redo'
  /** A person has changed the same record since. */
  | 'undo-conflict'
  /** A page asked to undo something that was not done in its tab, or too long ago. */
  | 'undo-not-here'
  /** A page asked to add a note to a paper that was not saved in its tab, or too long ago. */
  | 'note-not-here'
  /** The topic to be removed has subtopics that a person created or moved there since. */
  | 'undo-topics-below'
  /** The topic to be removed has papers that a person filed there since. */
  | 'undo-papers-there'
  /** A click on a mark that was hidden, covered or had just moved. */
  | 'click-unseen'
  | 'too-few-papers'
  /** The papers of a topic to be split are too similar. */
  | 'no-parts'
  /** The records that a proposal is about have changed since. */
  | 'proposal-outdated'
  | 'unknown-rule'
  /** The rule has neither a category nor a word. */
  | 'empty-rule'
  | 'storage-full'
  /** The browser loses data that it reported as stored. */
  | 'storage-failing'
  /** The browser neither opens nor clears the extension's storage. */
  | 'storage-unusable'
  | 'database-too-new'
  | 'database-unavailable'
  | 'model-unavailable'
  /** The browser has no language model of its own, or not yet. */
  | 'language-model-absent'
  | 'language-model-unreachable'
  | 'language-model-slow'
  | 'language-model-refused'
  /** No such address, or no such model there. */
  | 'language-model-unknown'
  | 'language-model-busy'
  /** It answers, and not what it was asked. */
  | 'language-model-unclear'
  | 'language-model-needs-https'
  | 'worker-stopped'
  | 'panel-needs-icon'
  | 'model-damaged'
  | 'model-gone'
  | 'download-interrupted'
  | 'download-damaged'
  | 'file-empty'
  | 'file-too-large'
  | 'file-not-text'
  /** Not a file of the expected kind. */
  | 'file-unknown'
  | 'file-damaged'
  | 'file-too-deep'
  /** Written by a newer Papertree. */
  | 'file-too-new'
  | 'nothing-to-import'
  | 'import-running'
  | 'unknown-backup'
  | 'backup-damaged'
  | 'background-unreachable'
  /** The browser did not let the panel copy. */
  | 'clipboard-refused'
  | 'unknown-target'
  | 'target-unreachable'
  | 'target-refused'
  | 'target-forbidden'
  | 'target-gone'
  | 'target-locked'
  | 'target-busy'
  | 'target-failing'
  | 'target-full'
  | 'target-changed'
  | 'target-not-understood'
  /** The server redirects to another address. */
  | 'target-redirects'
  | 'target-not-webdav'
  /** The server accepts no files at all. */
  | 'target-refuses-files'
  /** The server refuses one of the files, because of its name or of what is there already. */
  | 'target-refuses-file'
  /** The server accepts new files but does not let them be replaced. */
  | 'target-cannot-replace'
  | 'target-cannot-remove'
  | 'secret-needs-https'
  /** The address of a target holds a user name or password. */
  | 'address-with-password'
  | 'target-secret-missing'
  | 'host-not-allowed'
  | 'folder-needs-click'
  | 'wrong-passphrase'
  | 'file-altered'
  /** An encrypted file that was written for another path. */
  | 'file-misplaced'
  /** An encrypted file that is older than one seen there before. */
  | 'file-outdated'
  | 'aborted'
  | 'unexpected';

/** An expected error. Anything else that is thrown is a defect, and is logged once where it is caught. */
export class ExpectedError extends Error {
  override name = 'ExpectedError';
  /** What the error is about, as a person knows it: a topic's name, a paper's title. */
  readonly about: string | undefined;
  /** For an undo: whether the rest can be undone if the conflicting record is skipped. */
  readonly hasRest: boolean;

  constructor(
    readonly code: ErrorCode,
    detail?: string,
    options?: ErrorOptions & { about?: string; hasRest?: boolean },
  ) {
    super(detail ? `${code}: ${detail}` : code, options);
    this.about = options?.about;
    this.hasRest = options?.hasRest ?? false;
  }
}
