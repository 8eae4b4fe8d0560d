/** A fault put into the product on purpose, to see whether random use notices it. */
export interface Fault {
  /** The module, from the root of the repository. */
  file: string;
  /** Code that is there exactly once, and what stands there instead. */
  from: string;
  to: string;
}

const repairs = 'lib/db/log/repair-references.ts';
const write = 'lib/db/log/write.ts';

/** Each alone, by what it does. */
export const faults: Record<string, Fault> = {
  'nothing is repaired': {
    file: write,
    from: 'for (const findRepairs of repairSteps) {',
    to: 'for (const findRepairs of repairSteps.slice(9)) {',
  },
  'topics below missing ones stay': {
    file: repairs,
    from: 'repairSteps = [repairsOfTopics, ',
    to: 'repairSteps = [',
  },
  'topics may be below themselves': {
    file: repairs,
    from: 'if (isBelowItself(topic.id, parents)) parentId = null;',
    to: '',
  },
  'citation keys come twice': { file: repairs, from: ' repairsOfKeys, repairsOf', to: ' repairsOf' },
  'papers stay in missing topics': {
    file: repairs,
    from: 'const present = await presentTopics(db, named);',
    to: 'const present = named;',
  },
  'secondary topics that are gone stay': {
    file: repairs,
    from: ".where('also').equals(gone)",
    to: ".where('also').equals('')",
  },
  'papers come without a placement': {
    file: repairs,
    from: 'await repairsOfPairs(db, { papers, placements }, at)',
    to: '[]',
  },
  'rules lead to missing topics': { file: repairs, from: ', repairsOfRules]', to: ']' },
  'names go to two papers': {
    file: write,
    from: "if (table === 'papers') await this.keepNames(rows, amended);",
    to: '',
  },
  'undecided papers are not filed': {
    file: 'lib/db/log/update-derived-rows.ts',
    from: "await enqueue(db, 'file', keysOf(undecided), Date.now());",
    to: '',
  },
  'jobs of papers that are gone stay': {
    file: 'lib/db/log/update-derived-rows.ts',
    from: "await dequeue(db, 'file', gone);",
    to: '',
  },
  'places are not counted': {
    file: 'lib/db/log/update-derived-rows.ts',
    from: 'await countWritten(db, rows);',
    to: '',
  },
  'the log leaves out repairs': {
    file: write,
    from: 'await this.db.changes.bulkAdd(changes);',
    to: 'await this.db.changes.bulkAdd(changes.filter((each) => !each.isRepair));',
  },
  'an undo takes along what a person said since': {
    file: 'lib/library/history/plan-undo.ts',
    from: 'before && !after && laterWord(table, changes, undone)',
    to: 'false',
  },
  'what the program did because of an act outlives it': {
    file: 'lib/domain/log/record-without-undone-acts.ts',
    from: 'if (isDropped(statement)) continue;',
    to: '',
  },
  'an undo takes later fields along': {
    file: 'lib/domain/log/record-without-undone-acts.ts',
    from: 'if (change.undoes || undone.has(change.act)) continue;\n    const isDropped = wasAsked(change) && !change.isRepair ? () => false : droppedAt(spans, index);\n    if (change.before === null ||',
    to: 'if (undone.has(change.act)) break;\n    if (change.undoes) continue;\n    const isDropped = () => false;\n    if (change.before === null ||',
  },
  'an undone undo counts': {
    file: 'lib/domain/log/record-without-undone-acts.ts',
    from: '.some((undoer) => !isUndone(undoer))',
    to: '.length > 0',
  },
  'long acts do not wait for each other': {
    file: 'lib/library/history/one-at-a-time.ts',
    from: '(last.get(db) ?? Promise.resolve()).then(work, work)',
    to: 'work()',
  },
  'parts of an undo do not read again what others wrote': {
    file: 'lib/library/history/undo-in-parts.ts',
    from: 'const { rest } = await withoutConflicts(db, wanted, undone, true);',
    to: 'const rest = wanted;',
  },
  'the engine does not hear of placements': {
    file: 'lib/db/log/change-feed.ts',
    from: "change.table === 'papers' || change.table === 'placements'",
    to: "change.table === 'papers'",
  },
};
