/** When the next piece of work may run, and what time it is. */
export interface Clock {
  now(): number;
  /** In the next frame, or in a later one. */
  soon(work: () => void, wait: number): void;
}

/** Work once a frame; a hidden page draws no frames and works by timer instead. */
export const frames: Clock = {
  now: () => performance.now(),
  soon: (work, wait) => {
    if (document.hidden) setTimeout(work, 50);
    else if (wait > 0) setTimeout(() => requestAnimationFrame(work), wait);
    else requestAnimationFrame(work);
  },
};

/** More than that at once is a flood. */
const FLOOD = 50;
/** Milliseconds between two drawings of a flood, which nobody reads: less than that is one frame, more seems to stutter. */
const REST = 34;

/**
 * Takes what arrives at once and handles it in batches, a frame's share at a time, in order. So a page that is flooded stays
 * responsive: what does not fit into this frame waits for the next, and not every frame of a flood is drawn.
 */
export class Pump<T> {
  private waiting: T[] = [];
  private next = 0;
  private scheduled = false;
  private wait = 0;

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
      this.clock.soon(() => this.run(), this.wait);
    }
  }

  private run(): void {
    this.scheduled = false;
    const before = this.next;
    try {
      this.handle(this.share());
    } finally {
      this.wait = this.length === 0 && this.next - before > FLOOD ? REST : 0;
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
