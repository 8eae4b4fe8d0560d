import { describe, expect, it } from 'vitest';
import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { createEngine } from './engine';
import type { FiledPaper } from './inputs-and-results';
import { wordsOf } from './text/split-into-words';

const DIMENSIONS = 3;
const none = new Float32Array(DIMENSIONS);

const paper = (id: string, title: string, abstract = '', vector = none): FiledPaper => ({
  id: id as PaperId,
  vector,
  title,
  abstract,
  categories: [],
  keywords: [],
});

function engineWith(topics: Record<string, FiledPaper[]>) {
  const engine = createEngine({ dimensions: DIMENSIONS });
  Object.entries(topics).forEach(([name, papers], position) => {
    const id = name as TopicId;
    engine.apply({
      type: 'topic',
      topic: { id, parentId: null, name, namedBy: 'person', locked: false, position },
      nameVector: null,
    });
    for (const one of papers)
      engine.apply({ type: 'filed', paper: one, topicId: id, also: [], madeBy: 'person', rejected: [] });
  });
  return engine;
}

const recommenders = [1, 2, 3, 4].map((nth) =>
  paper(
    `en${nth}`,
    'Recommender systems from clicks',
    'Users, items and ratings.',
    Float32Array.of(1, 0.1 * nth, 0),
  ),
);

/** For each language: papers on two subjects, and one more paper on the first. */
const languages: Record<string, { first: string[]; second: string[]; asked: string }> = {
  Chinese: {
    first: ['明代瓷器的烧制工艺', '景德镇瓷器与釉料研究', '瓷器鉴定的化学方法'],
    second: ['图像识别的深度学习', '深度学习模型的压缩', '卷积网络与图像分割'],
    asked: '宋代瓷器釉料的分析',
  },
  Japanese: {
    first: ['地震の予測と観測', '地震による地盤の変動', '地震波の解析'],
    second: ['機械翻訳の評価', 'ニューラル機械翻訳', '翻訳モデルの学習'],
    asked: '地震の観測データの解析',
  },
  Korean: {
    first: ['한국어 형태소 분석', '형태소 분석 오류 교정', '한국어 문장 분석'],
    second: ['양자 컴퓨터 오류', '양자 회로 설계', '양자 얽힘 측정'],
    asked: '한국어 형태소 분석 방법',
  },
  Russian: {
    first: ['Нейронная сеть для распознавания речи', 'Распознавание слитной речи', 'Модели русской речи'],
    second: ['Квантовая теория поля', 'Теория струн', 'Поля Янга и Миллса'],
    asked: 'Распознаванию речи учат нейронные сети',
  },
  Greek: {
    first: ['Αρχαία κεραμική της Αττικής', 'Χρονολόγηση κεραμικής', 'Αττική κεραμική και εμπόριο'],
    second: ['Μηχανική μάθηση και δεδομένα', 'Βαθιά μάθηση', 'Ενισχυτική μάθηση'],
    asked: 'Η κεραμική της Αττικής',
  },
  Arabic: {
    first: ['الترجمة الآلية للنصوص', 'تقييم الترجمة الآلية', 'ترجمة النصوص العربية'],
    second: ['معالجة المياه', 'تحلية المياه الجوفية', 'جودة المياه'],
    asked: 'الترجمة الآلية من العربية',
  },
};

describe.each(Object.entries(languages))('papers in %s', (language, { first, second, asked }) => {
  const of = (titles: string[], prefix: string) =>
    titles.map((title, nth) => paper(`${prefix}${nth}`, title));

  it('are distinguished by their words, whatever the topics are called', () => {
    const engine = engineWith({ First: of(first, 'a'), Второй: of(second, 'b'), 推荐: recommenders });
    expect(engine.place(paper('x', asked)).ranked[0]?.topicId).toBe('First');
  });

  it('are not filed among papers of another script', () => {
    const engine = engineWith({ Recommenders: recommenders });
    const placed = engine.place(paper('x', asked));
    expect(placed.topicId).toBe(UNSORTED);
    expect(placed.confidence).toBeLessThan(0.25);
  });

  it('are similar to no paper, however many there are', () => {
    const engine = engineWith({ First: of(first, 'a'), Recommenders: recommenders });
    expect(engine.similar('a0' as PaperId, 10)).toEqual([]);
    expect(engine.nearest(paper('x', asked), 3)).toEqual([]);
    expect(engine.outlierRank(paper('x', asked))).toBeNull();
    expect(engine.similar('en1' as PaperId, 10)).toHaveLength(3);
  });

  it('find their topic among more topics than are compared in detail', () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, nth) => [
        `Topic ${nth}`,
        recommenders.map((one) => ({ ...one, id: `${one.id}/${nth}` as PaperId })),
      ]),
    );
    const engine = engineWith({ ...many, First: of(first, 'a') });
    expect(engine.place(paper('x', asked)).ranked[0]?.topicId, language).toBe('First');
    const mixed = { ...paper('x', `${asked} (BERT)`), vector: Float32Array.of(0.05, 0, 1) };
    expect(
      engine.place(mixed).ranked.map(({ topicId }) => topicId),
      language,
    ).toContain('First');
  });
});

describe('words', () => {
  it.each([
    ['BERT模型压缩', ['bert', '模型', '型压', '压缩']],
    ['模', ['模']],
    ['ディープラーニング', ['ディ', 'ィー', 'ープ', 'プラ', 'ラー', 'ーニ', 'ニン', 'ング']],
    ['𠮷野家', ['𠮷野', '野家']],
    ['ประเทศ', ['ปร', 'ระ', 'ะเ', 'เท', 'ทศ']],
    ['हिन्दी भाषा', ['हिन्दी', 'भाषा']],
  ])('of %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('have one stem for their Russian and Arabic forms', () => {
    expect(wordsOf('нейронная нейронные нейронных')).toEqual(['нейронн', 'нейронн', 'нейронн']);
    expect(wordsOf('الترجمة')).toEqual(wordsOf('ترجمة'));
  });
});
