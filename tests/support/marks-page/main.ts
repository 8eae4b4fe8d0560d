import '@/tests/support/catalogue';
import { createListBar } from '@/components/page/list/create-list-bar';
import { createListBarOpener } from '@/components/page/list/list-bar-button';
import { Chip } from '@/components/page/mark/Chip';
import { openNoteField, openPill, openPlaceMenu } from '@/components/page/mark/open-lazy-part';
import { pressMarkKey } from '@/components/page/mark/press-mark-key';
import { TitlePill } from '@/components/page/mark/TitlePill';
import { watchPage } from '@/components/page/watch/watch-page';
import { parsers } from '@/lib/capture/parser-list';
import { readPage } from '@/lib/capture/read-page-on-request';
import type { ErrorCode } from '@/lib/domain/errors';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import type { PaperMark, Suggestion } from '@/lib/domain/pages/paper-mark';
import type { SaveChoices, TopicChoice } from '@/lib/domain/pages/save-choices';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { defaultSitePreferences } from '@/lib/domain/preferences/site-preferences';
import { callsByName } from '@/lib/rpc/calls-by-name';
import type { PageClient } from '@/lib/rpc/page-client';

/** The fake background of the page's marks, which a test configures and inspects. */
export interface FakeBackground {
  /** The requests in order, such as `savePaper 2401.00001` or `lookUp 40`. */
  asked: string[];
  saved: Record<PaperId, PaperMark>;
  failWith: ErrorCode | null;
  needsPerson: boolean;
  /** Files waiting papers, and notifies the page. */
  file(): void;
  /** Removes Papertree from the page. */
  stop(): void;
}

declare global {
  interface Window {
    background: FakeBackground;
  }
}

const paths = [
  ['Agents', 'Memory'],
  ['Recommender systems'],
  [],
  ['Language models', 'Evaluation', 'Benchmarks'],
];

function suggestionFor(paper: CapturedPaper): Suggestion {
  const path = paths[Number(paper.identifiers.arxiv?.at(-1)) % paths.length] ?? [];
  const outlierRank = (Number(paper.identifiers.arxiv?.slice(-2)) % 50) / 50;
  return {
    ...choiceOf(path),
    confidence: path.length > 0 ? 0.82 : 0,
    choices: choicesFor(path),
    outlierRank,
  };
}

/** Suggests the path first, then others; without a fitting topic, a new topic at the top. */
function choicesFor(path: string[]): SaveChoices {
  const others = paths.filter((other) => other.length > 0 && other !== path);
  const likely = path.length > 0 ? [path, ...others] : others;
  return {
    topics: likely
      .slice(0, 3)
      .map((each, nth) => ({ ...choiceOf(each), confidence: [0.82, 0.1, 0.05][nth] ?? 0 })),
    newTopic: path.length > 0 ? null : { name: 'Protein folding', parentId: null, parentPath: [] },
  };
}

function choiceOf(path: string[]): TopicChoice {
  return { path, topicId: (path.join('/') || 'unsorted') as TopicId };
}

const listeners = new Set<(marks: Record<PaperId, PaperMark>) => void>();
const waiting = new Map<PaperId, CapturedPaper>();
const nameOf = (paper: CapturedPaper) => `arxiv:${paper.identifiers.arxiv}` as PaperId;
const act = 'act' as ActId;

/** Answers asynchronously, as messages do. */
async function answer<Value>(asked: string, value: () => Value) {
  window.background.asked.push(asked);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const { failWith } = window.background;
  return failWith ? ({ ok: false, error: failWith } as const) : ({ ok: true, value: value() } as const);
}

/** Requests that no test checks are answered with `null`. */
const client = callsByName<PageClient>((name) => answer(name, () => null), {
  lookUp: ({ papers }) =>
    answer(`lookUp ${papers.length}`, () =>
      papers.map(([name]) => (name && window.background.saved[name]) || { state: 'unsaved' }),
    ),
  suggest: ({ papers }) => answer(`suggest ${papers.length}`, () => papers.map(suggestionFor)),
  savePaper: ({ paper }) =>
    answer(`savePaper ${paper.identifiers.arxiv}`, () => {
      waiting.set(nameOf(paper), paper);
      return { state: 'filing', paperId: nameOf(paper), act };
    }),
  choices: ({ paper }) =>
    answer('choices', () => ({
      ranked: paths
        .filter(({ length }) => length > 0)
        .map((path) => ({ ...choiceOf(path), confidence: 0.3 })),
      newTopic: suggestionFor(paper).choices.newTopic,
      nearest: [{ title: `What was before ${paper.title}`, path: ['Agents', 'Memory'] }],
    })),
  findTopics: ({ query }) =>
    answer(`findTopics ${query}`, () =>
      paths.filter((path) => path.join(' ').toLowerCase().includes(query.toLowerCase())).map(choiceOf),
    ),
  fileOnPage: ({ papers, destinations }) =>
    answer(`fileOnPage ${papers.length}`, () => ({
      act,
      marks: papers.map((paper, index) => {
        const destination = destinations[index];
        const path =
          !destination || 'newTopic' in destination
            ? [destination?.newTopic ?? '']
            : destination.topicId.split('/');
        const mark: PaperMark = {
          state: 'filed',
          paperId: nameOf(paper),
          act,
          path,
          confidence: null,
          madeBy: 'person',
          needsPerson: false,
          likely: [],
        };
        window.background.saved[nameOf(paper)] = mark;
        return mark;
      }),
    })),
  readSites: () => answer('readSites', () => defaultSitePreferences),
  notInterested: ({ isDismissed }) => answer(`notInterested ${isDismissed}`, () => null),
  noteOnPage: ({ note }) => answer(`noteOnPage ${note}`, () => ({ act: 'note' as ActId })),
  undoOnPage: () =>
    answer('undo', () => {
      window.background.saved = {};
      return { act };
    }),
  onMarksChanged(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  onSitesChanged: () => () => undefined,
});

function file(): void {
  const { saved, needsPerson } = window.background;
  for (const [paperId, paper] of waiting) {
    const { path } = needsPerson ? { path: [] } : suggestionFor(paper);
    const { topics: likely } = suggestionFor(paper).choices;
    saved[paperId] = {
      state: 'filed',
      paperId,
      act,
      path,
      confidence: 0.82,
      madeBy: 'program',
      needsPerson,
      likely,
    };
  }
  waiting.clear();
  for (const listener of listeners) listener({ ...saved });
}

// In the product, shadow trees are closed to pages; here they are open, so that a test can see their contents.
const attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) {
  return attachShadow.call(this, { ...options, mode: 'open' });
};

window.background = { asked: [], saved: {}, failWith: null, needsPerson: false, file, stop: () => undefined };
window.background.stop = watchPage({
  document,
  *read() {
    yield;
    return readPage(document, new URL(location.href), parsers);
  },
  client,
  isAlive: () => true,
  loadParts: async () => ({ createListBar, openNoteField, openPill, openPlaceMenu, pressMarkKey }),
  ...{ Chip, TitlePill, createListBarOpener },
});
