import { describe, expect, it } from 'vitest';
import { FrameQueue, type FrameClock } from '../../../main/ts/server/frameQueue';

/** A clock that the test advances. Handling an item takes as long as the test sets. */
class ManualClock implements FrameClock {
  time = 0;
  readonly frames: { work: () => void; delay: number }[] = [];

  now(): number {
    return this.time;
  }

  schedule(work: () => void, delay: number): void {
    this.frames.push({ work, delay });
  }

  /** Runs one frame; returns how long it was delayed. */
  next(): number {
    const { work, delay } = this.frames.shift()!;
    work();
    return delay;
  }
}

function queueOf(clock: ManualClock, costOfItem: number, budget = 10) {
  const batches: number[][] = [];
  const queue = new FrameQueue<number>(
    items => {
      const batch: number[] = [];
      batches.push(batch);
      for (const item of items) {
        batch.push(item);
        clock.time += costOfItem;
      }
    },
    clock,
    budget,
  );
  const add = (count: number, first = 0) => {
    for (let item = first; item < first + count; item++) queue.add(item);
  };
  return { queue, batches, add };
}

describe('a frame queue', () => {
  it('handles all that fits into the budget of a frame, and the rest in the next ones, in order', () => {
    const clock = new ManualClock();
    const { queue, batches, add } = queueOf(clock, 4);
    add(7);
    while (clock.frames.length > 0) clock.next();
    expect(batches).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect(queue.length).toBe(0);
  });

  it('handles at least one item a frame, however long it takes', () => {
    const clock = new ManualClock();
    const { batches, add } = queueOf(clock, 1000);
    add(2);
    clock.next();
    clock.next();
    expect(batches).toEqual([[0], [1]]);
  });

  it('schedules one frame for many items, and none without items', () => {
    const clock = new ManualClock();
    const { add } = queueOf(clock, 0);
    add(100);
    expect(clock.frames).toHaveLength(1);
    clock.next();
    expect(clock.frames).toHaveLength(0);
  });

  it('draws a flood less often than a few messages', () => {
    const clock = new ManualClock();
    const { add } = queueOf(clock, 0);
    const delayed = [1, 200, 1, 1].map(count => {
      add(count);
      return clock.next() > 0;
    });
    expect(delayed).toEqual([false, false, true, false]);
  });

  it('does not delay a flood that already takes more than a frame', () => {
    const clock = new ManualClock();
    const { add } = queueOf(clock, 0.1);
    add(1000);
    clock.next();
    expect(clock.next()).toBe(0);
  });

  it('continues after an error with the items behind it', () => {
    const clock = new ManualClock();
    const handled: number[] = [];
    const queue = new FrameQueue<number>(items => {
      for (const item of items) {
        if (item === 1) throw new Error('bad item');
        handled.push(item);
      }
    }, clock);
    [0, 1, 2].forEach(item => queue.add(item));
    expect(() => clock.next()).toThrow('bad item');
    clock.next();
    expect(handled).toEqual([0, 2]);
  });

  it('forgets what waits when it is cleared', () => {
    const clock = new ManualClock();
    const { queue, batches, add } = queueOf(clock, 0);
    add(3);
    queue.clear();
    clock.next();
    expect([queue.length, batches]).toEqual([0, [[]]]);
  });
});
