/** What can go wrong and is expected to: each has a sentence and a next step in the message catalogue (`error_<code>`). */
export type ErrorCode =
  | 'invalid-message'
  | 'foreign-sender'
  | 'too-many-requests'
  | 'feed-refused'
  | 'no-paper-here'
  | 'unknown-paper'
  /** No catalogue knows where the preprint came out. */
  | 'not-published'
  | 'catalogue-unreachable'
  | 'catalogues-not-allowed'
  | 'unknown-topic'
  | 'invalid-name'
  | 'topic-cycle'
  | 'invalid-tag'
  | 'notes-too-long'
  | 'title-missing'
  /** What was typed for an identifier has not the form of one. */
  | 'invalid-identifier'
  /** Another paper goes by it. */
  | 'identifier-taken'
  /** Not an address of the web. */
  | 'invalid-address'
  /** Neither arXiv nor Crossref has a record of the paper. */
  | 'no-record'
  | 'nothing-to-undo'
  | 'nothing-to-redo'
  /** A person has written the same record since. */
  | 'undo-conflict'
  /** A page asked for the undo of something that was not done in its tab, or is too long ago. */
  | 'undo-not-here'
  /** A page asked for a note on a paper that was not saved in its tab, or is too long ago. */
  | 'note-not-here'
  /** The topic that would go has topics below it that a person made or moved there since. */
  | 'undo-topics-below'
  /** The topic that would go has papers that a person filed there since. */
  | 'undo-papers-there'
  /** A click on a mark that was hidden, covered or had just come to its place. */
  | 'click-unseen'
  | 'too-few-papers'
  /** A topic that was to be split is of one piece. */
  | 'no-parts'
  /** What a proposal was about is no longer as it was. */
  | 'proposal-outdated'
  | 'unknown-rule'
  /** Neither a category nor a word. */
  | 'empty-rule'
  | 'storage-full'
  /** The browser does not keep what it stores. */
  | 'storage-failing'
  /** The browser opens no storage for the extension, and can clear none. */
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
  /** Not a file of the kind that was expected. */
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
  /** It points to another address. */
  | 'target-redirects'
  | 'target-not-webdav'
  /** It takes no files at all. */
  | 'target-refuses-files'
  /** It does not take one of the files, by its name or for what stands in its place. */
  | 'target-refuses-file'
  /** It takes files, and lets none be replaced. */
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
  /** An encrypted file that was written under another path. */
  | 'file-misplaced'
  /** An encrypted file that is older than one that was there before. */
  | 'file-outdated'
  | 'aborted'
  | 'unexpected';

/** An expected failure. Anything else that is thrown is a defect, logged once where it is seen. */
export class ExpectedError extends Error {
  override name = 'ExpectedError';
  /** What it is about, by the name that a person knows it by: a topic's name, a paper's title. */
  readonly about: string | undefined;
  /** Of an undo: without what it is about, the rest can be undone. */
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
