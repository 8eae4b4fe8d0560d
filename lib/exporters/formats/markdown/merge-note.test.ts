import { describe, expect, it } from 'vitest';
import { mergeNote, REGION_BEGIN, REGION_END } from './merge-note';

const note = (properties: string, region: string, rest = '\n') =>
  `---\n${properties}\n---\n${REGION_BEGIN}\n\n${region}\n\n${REGION_END}${rest}`;
const ours = note('title: "New"\ntags:\n  - "topic/B"', '# New');

describe('a note that is exported again', () => {
  it('is ours if there is no note yet', () => {
    expect(mergeNote(null, ours)).toBe(ours);
    expect(mergeNote(' \n', ours)).toBe(ours);
  });

  it('stays the same if nothing changed', () => {
    expect(mergeNote(ours, ours)).toBe(ours);
  });

  it('keeps the text, properties and tags that a person added', () => {
    const theirs = note(
      'title: "Old"\nrating: 5\nlinks:\n  - a\n  - b\ntags:\n  - "topic/A"\n  - mine',
      '# Old',
      '\n\nMy own words.\n',
    );
    const merged = mergeNote(theirs, ours);
    expect(merged).toBe(
      note(
        'title: "New"\ntags:\n  - "topic/B"\n  - mine\nrating: 5\nlinks:\n  - a\n  - b',
        '# New',
        '\n\nMy own words.\n',
      ),
    );
    expect(mergeNote(merged, ours)).toBe(merged);
  });

  it('keeps the whole text of a note without marks', () => {
    const merged = mergeNote('Only mine.\n', ours);
    expect(merged).toContain('# New');
    expect(merged).toMatch(/Only mine\.\n$/);
    expect(mergeNote(merged, ours)).toBe(merged);
  });

  it('reads inline tags and Windows line endings', () => {
    expect(mergeNote('---\r\ntags: [x, topic/old]\r\n---\r\nText\r\n', ours)).toContain(
      '  - "topic/B"\n  - x\n---',
    );
  });
});
