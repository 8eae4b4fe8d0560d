import { describe, expect, it } from 'vitest';
import { papertreeNote } from './papertree-note';

/** One of our notes after Obsidian rewrote its properties and a person wrote around our region. */
const note = String.raw`---
title: "Walls: a study"
authors:
  - Mira Alder
  - 'Jan van der Berg'
published: 2021-03-04
citekey: alder2021
aliases: ["Walls: a study"]
arxiv: "2101.00001"
url: https://arxiv.org/abs/2101.00001
reading: read
favourite: true
rating: 5
topics:
  - "[[Topics/Rooms/Walls]]"
  - "[[Topics/A B|A\\/B/C]]"
tags: [topic/Rooms/Walls, to-cite]
---
My own line above.

%% papertree: begin, written again at each export %%

# Walls: a study

Mira Alder, Jan van der Berg

## Abstract

Walls \* stand at $x_1^*$ and \`so\` on.

## Notes in Papertree

First %\% line.

## Abstract

%% papertree: end, your own words below stay %%

My own words.
`;

describe("Papertree's own notes", () => {
  it('are read after Obsidian rewrote them, with the text that a person added', () => {
    expect(papertreeNote.matches(note)).toBe(true);
    const { entries, unread } = papertreeNote.read(note.replaceAll('\n', '\r\n'));
    expect(unread).toEqual([]);
    expect(entries).toMatchObject([
      {
        paper: {
          identifiers: { arxiv: '2101.00001' },
          title: 'Walls: a study',
          abstract: 'Walls * stand at $x_1^*$ and `so` on.',
          authors: [
            { family: 'Alder', given: 'Mira' },
            { family: 'van der Berg', given: 'Jan' },
          ],
          published: '2021-03-04',
          citationKey: 'alder2021',
          reading: 'read',
          favourite: true,
          tags: ['to-cite'],
          notes: 'First %% line.\n\n## Abstract\n\nMy own line above.\n\nMy own words.',
        },
        topics: [
          ['Rooms', 'Walls'],
          ['A/B', 'C'],
        ],
      },
    ]);
  });

  it('of a topic give the topic', () => {
    const page =
      '---\ntopic: "Rooms/A\\\\/B"\n---\n%% papertree: begin, written again at each export %%\n\n# A/B\n\n%% papertree: end, your own words below stay %%\n';
    expect(papertreeNote.matches(page)).toBe(true);
    expect(papertreeNote.read(page)).toEqual({ entries: [], topics: [['Rooms', 'A/B']], unread: [] });
  });

  it('are not any other note', () => {
    expect(papertreeNote.matches('---\ntitle: x\n---\nText\n')).toBe(false);
  });
});
