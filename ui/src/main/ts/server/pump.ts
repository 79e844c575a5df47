/** When the next piece of work may run, and what time it is. */
export interface Clock {
  now(): number;
  soon(work: () => void): void;
}

/** Work once a frame; a hidden page draws no frames and works by timer instead. */
export const frames: Clock = {
  now: () => performance.now(),
  soon: work => {
    if (document.hidden) setTimeout(work, 50);
    else requestAnimationFrame(() => work());
  },
};

/**
 * Takes what arrives at once and handles it in batches, a frame's share at a time, in order. So a page that is flooded stays
 * responsive: what does not fit into this frame waits for the next.
 */
export class Pump<T> {
  private waiting: T[] = [];
  private next = 0;
  private scheduled = false;

  constructor(
    private readonly handle: (items: Iterable<T>) => void,
    private readonly clock: Clock = frames,
    private readonly budget = 10,
  ) {}

  /** How much waits. */
  get length(): number {
    return this.waiting.length - this.next;
  }

  add(item: T): void {
    this.waiting.push(item);
    this.schedule();
  }

  clear(): void {
    this.waiting = [];
    this.next = 0;
  }

  private schedule(): void {
    if (!this.scheduled && this.length > 0) {
      this.scheduled = true;
      this.clock.soon(() => this.run());
    }
  }

  private run(): void {
    this.scheduled = false;
    try {
      this.handle(this.share());
    } finally {
      if (this.length === 0) this.clear();
      this.schedule();
    }
  }

  /** What fits into the frame; always something. */
  private *share(): Generator<T> {
    const end = this.clock.now() + this.budget;
    do {
      if (this.length === 0) return;
      yield this.waiting[this.next++]!;
    } while (this.clock.now() < end);
  }
}
