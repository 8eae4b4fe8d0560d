import { describe, expect, it } from 'vitest';
import type { TopicId } from '@/lib/domain/ids';
import { createEngine } from '@/lib/engine';
import { paperAt, reference } from '@/tests/support/small-reference';

function engineWith(...topics: { id: string; name: string; locked?: boolean }[]) {
  const engine = createEngine({ dimensions: reference.dimensions });
  topics.forEach(({ id, name, locked = false }, position) => {
    const topic = {
      id: id as TopicId,
      parentId: null,
      name,
      namedBy: 'person' as const,
      locked,
      position,
    };
    engine.apply({ type: 'topic', topic, nameVector: null });
  });
  return engine;
}

const newTopicIn = (engine: ReturnType<typeof engineWith>, paper = paperAt(1, 'asked', 'Soft fingers')) => {
  return engine.choices(paper, { ...engine.place(paper), openSetProbability: 1 }, reference).newTopic;
};

describe('a new topic of the reference', () => {
  it('is what the paper is about, at the top if the tree has no topic above it', () => {
    expect(newTopicIn(engineWith())).toEqual({ name: 'Grasping', parentId: null });
  });

  it('goes under the topic of the tree that has the name of a topic above it', () => {
    const engine = engineWith({ id: 'mine', name: 'robots' }, { id: 'other', name: 'Games' });
    expect(newTopicIn(engine)).toEqual({ name: 'Grasping', parentId: 'mine' });
  });

  it('is never put under a locked topic', () => {
    expect(newTopicIn(engineWith({ id: 'mine', name: 'Robots', locked: true }))?.parentId).toBeNull();
  });

  it('is not offered if the tree has it', () => {
    expect(newTopicIn(engineWith({ id: 'mine', name: 'Grasping' }))?.name).not.toBe('Grasping');
  });

  it('is not offered if the paper matches other topics equally well', () => {
    const vague = { ...paperAt(-1, 'asked', 'Soft fingers'), vector: new Float32Array(7).fill(1) };
    expect(newTopicIn(engineWith(), vague)?.name).toBeNull();
  });
});
