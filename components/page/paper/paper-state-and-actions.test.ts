import { expect, test } from 'vitest';
import type { PageClient } from '@/components/data/page-client';
import { type ActId, type PaperId, UNSORTED } from '@/lib/domain/ids';
import type { PaperMark, Suggestion } from '@/lib/domain/pages/paper-mark';
import { callsByName } from '@/lib/rpc/calls-by-name';
import { makePaper } from '@/tests/support/make-paper';
import { PagePaper, type PaperEntry } from './paper-state-and-actions';
import { lookUp, suggest } from './request-marks-and-suggestions';

const act = 'act' as ActId;
const filing: PaperMark = { state: 'filing', paperId: 'arxiv:1' as PaperId, act };
const filed: PaperMark = {
  state: 'filed',
  paperId: 'arxiv:1' as PaperId,
  act,
  path: ['Agents'],
  confidence: 0.9,
  madeBy: 'program',
  needsPerson: false,
  likely: [],
};

/** A background that gives the listed answers, and otherwise cannot be reached. */
function fakeClient(answers: Partial<PageClient>): PageClient {
  return callsByName<PageClient>(async () => ({ ok: false, error: 'background-unreachable' }), answers);
}

function entryOf(arxiv: string): PaperEntry {
  const paper = makePaper(arxiv);
  return { identifiers: paper.identifiers, paper };
}

function onPage(arxiv: string, answers: Partial<PageClient>): { paper: PagePaper; seen: string[] } {
  const seen: string[] = [];
  const paper = new PagePaper(entryOf(arxiv), fakeClient(answers), ({ view }) =>
    seen.push(view.problem?.error ?? (view.isSaving ? 'saving' : view.mark.state)),
  );
  return { paper, seen };
}

test('a save shows its progress, then its result', async () => {
  const { paper, seen } = onPage('1', { savePaper: async () => ({ ok: true, value: filing }) });
  await paper.save();
  expect(seen.at(0)).toBe('saving');
  expect(seen.at(-1)).toBe('filing');
});

test('two clicks save once', async () => {
  let saves = 0;
  const { paper } = onPage('1', {
    savePaper: async () => {
      saves++;
      return { ok: true, value: filing };
    },
  });
  await Promise.all([paper.save(), paper.save()]);
  await paper.save();
  expect(saves).toBe(1);
});

test('a notification that arrives before the answer to a save is kept', async () => {
  let answer: (mark: { ok: true; value: PaperMark }) => void = () => undefined;
  const { paper } = onPage('1', {
    savePaper: () => new Promise((resolve) => (answer = resolve)),
  });
  const saving = paper.save();
  paper.tell(filed);
  answer({ ok: true, value: filing });
  await saving;
  expect(paper.view).toMatchObject({ mark: filed, isSaving: false, problem: null });
});

test('a failed save says why and can be tried again', async () => {
  const answers = [
    { ok: false, error: 'storage-full' },
    { ok: true, value: filing },
  ] as const;
  let next = 0;
  const { paper, seen } = onPage('1', { savePaper: async () => answers[next++] ?? answers[1] });
  await paper.save();
  expect(seen.at(-1)).toBe('storage-full');
  expect(paper.view.mark.state).toBe('unsaved');
  await paper.save();
  expect(paper.view).toMatchObject({ mark: filing, problem: null });
});

test('a note is a separate act, which the next undo reverts', async () => {
  const undone: ActId[] = [];
  const { paper } = onPage('2401.00001', {
    savePaper: async () => ({ ok: true, value: filed }),
    noteOnPage: async ({ act: saved, note }) => {
      expect([saved, note]).toEqual([act, 'For the survey']);
      return { ok: true, value: { act: 'note' as ActId } };
    },
    undoOnPage: async (request) => {
      undone.push(request.act);
      return { ok: true, value: { act: request.act } };
    },
    lookUp: async () => ({ ok: true, value: [filed] }),
  });
  expect(await paper.note('too early')).toMatchObject({ error: 'note-not-here' });
  await paper.save();
  await paper.note('For the survey');
  expect(paper.view.isNoted).toBe(true);
  await paper.undo();
  expect(paper.view).toMatchObject({ isNoted: false, mark: filed });
  await paper.undo();
  expect(undone).toEqual(['note', act]);
});

test('undo reverts the save; if it fails, the paper stays saved', async () => {
  const acts: string[] = [];
  const { paper } = onPage('1', {
    savePaper: async () => ({ ok: true, value: filing }),
    lookUp: async () => ({ ok: true, value: [{ state: 'unsaved' }] }),
    undoOnPage: async (request) => {
      acts.push(request.act);
      return acts.length === 1 ? { ok: false, error: 'undo-conflict' } : { ok: true, value: { act } };
    },
  });
  await paper.undo();
  expect(acts).toEqual([]);
  await paper.save();
  paper.tell(filed);
  await paper.undo();
  expect(paper.view).toMatchObject({ mark: filed, problem: { request: 'undo', error: 'undo-conflict' } });
  await paper.undo();
  expect(paper.view).toMatchObject({ mark: { state: 'unsaved' }, problem: null });
  expect(acts).toEqual([act, act]);
});

test('each undo reverts one filing, the last first, and then the save', async () => {
  const acts: string[] = [];
  let refiled = 0;
  const { paper } = onPage('2401.00001', {
    savePaper: async () => ({ ok: true, value: filing }),
    lookUp: async () => ({ ok: true, value: [acts.length < 3 ? filed : { state: 'unsaved' }] }),
    fileOnPage: async () => ({ ok: true, value: { act: `refiling ${++refiled}` as ActId, marks: [filed] } }),
    undoOnPage: async (request) => {
      acts.push(request.act);
      return { ok: true, value: request };
    },
  });
  await paper.save();
  await paper.file({ topicId: 'unsorted' });
  await paper.file({ topicId: 'unsorted' });
  for (let undo = 0; undo < 4; undo++) await paper.undo();
  expect(acts).toEqual(['refiling 2', 'refiling 1', 'act']);
  expect(paper.view.mark).toEqual({ state: 'unsaved' });
});

test('acts made elsewhere cannot be undone on the page', async () => {
  const acts: string[] = [];
  const { paper } = onPage('1', {
    fileOnPage: async () => ({ ok: true, value: { act: 'refiling' as ActId, marks: [filed] } }),
    undoOnPage: async (request) => {
      acts.push(request.act);
      return { ok: false, error: 'undo-not-here' };
    },
  });
  paper.tell(filed);
  expect(paper.canUndo).toBe(false);
  await paper.undo();
  expect(acts).toEqual([]);
  await paper.file({ topicId: 'unsorted' });
  expect(paper.canUndo).toBe(true);
  await paper.undo();
  expect(paper.view).toMatchObject({ mark: filed, problem: { request: 'undo', error: 'undo-not-here' } });
  expect(paper.canUndo).toBe(false);
});

test('undo is offered for ten seconds, and while the mark is in use', async () => {
  const { paper } = onPage('1', { savePaper: async () => ({ ok: true, value: filing }) });
  expect(paper.offersUndo(true)).toBe(false);
  await paper.save();
  const now = Date.now();
  expect(paper.offersUndo(false, now)).toBe(true);
  expect(paper.offersUndo(false, now + 9_000)).toBe(true);
  expect(paper.offersUndo(false, now + 11_000)).toBe(false);
  expect(paper.offersUndo(true, now + 11_000)).toBe(true);
  // A clock that was set back must not make the offer permanent.
  expect(paper.offersUndo(false, now - 60_000)).toBe(false);
});

test('papers are looked up in parts, and each gets its own mark', async () => {
  const sizes: number[] = [];
  const client = fakeClient({
    lookUp: async ({ papers }) => {
      sizes.push(papers.length);
      return {
        ok: true,
        value: papers.map(([name]) => (name === 'arxiv:700' ? filed : { state: 'unsaved' })),
      };
    },
  });
  const papers = Array.from(
    { length: 1_100 },
    (_, index) => new PagePaper(entryOf(`${index}`), client, () => undefined),
  );
  await lookUp(papers, client);
  expect(sizes).toEqual([500, 500, 100]);
  expect(papers.filter(({ view }) => view.mark.state === 'filed').map(({ names }) => names)).toEqual([
    ['arxiv:700'],
  ]);
});

test('an unreachable background is shown as a problem beside every paper', async () => {
  const client = fakeClient({});
  const papers = ['1', '2'].map((id) => new PagePaper(entryOf(id), client, () => undefined));
  await lookUp(papers, client);
  expect(papers.map(({ view }) => view.problem?.error)).toEqual([
    'background-unreachable',
    'background-unreachable',
  ]);
});

test('only unsaved papers get suggestions, and a failed request keeps the known ones', async () => {
  const asked: string[][] = [];
  const suggestion: Suggestion = {
    path: ['Agents'],
    topicId: UNSORTED,
    confidence: 0.5,
    choices: { topics: [], newTopic: null },
    outlierRank: null,
  };
  const client = fakeClient({
    suggest: async ({ papers }) => {
      asked.push(papers.map(({ title }) => title));
      if (asked.length > 1) return { ok: false, error: 'worker-stopped' };
      return { ok: true, value: papers.map(() => ({ ...suggestion, path: ['Agents'] })) };
    },
  });
  const [one, two] = ['1', '2'].map((id) => new PagePaper(entryOf(id), client, () => undefined));
  if (!one || !two) throw new Error('two papers');
  two.tell(filed);
  await suggest([one, two], client);
  await suggest([one, two], client);
  expect(asked).toEqual([['Paper 1'], ['Paper 1']]);
  expect(one.view.suggestion).toEqual(suggestion);
  expect(two.view.suggestion).toBeNull();
});
