/** When the next piece of work may run, and what time it is. */
export interface FrameClock {
  now(): number;
  /** Runs the work in the next frame, or in a later one. */
  schedule(work: () => void, delay: number): void;
}

/** Runs work once a frame. A hidden page draws no frames, so a timer runs it instead. */
export const animationFrames: FrameClock = {
  now: () => performance.now(),
  schedule: (work, delay) => {
    if (document.hidden) setTimeout(work, 50);
    else if (delay > 0) setTimeout(() => requestAnimationFrame(work), delay);
    else requestAnimationFrame(work);
  },
};

/** More items than this in one batch are a flood. */
const FLOOD = 50;
/** Milliseconds between two batches of a flood. Nobody can read it, and drawing every second frame would be uneven. */
const FLOOD_DELAY = 34;

/**
 * Queues what arrives and handles it in order, once a frame and within a budget of time. A flooded page thus stays
 * responsive: what exceeds the budget waits for the next frame, and not every frame of a flood is drawn.
 */
export class FrameQueue<T> {
  private waiting: T[] = [];
  private next = 0;
  private scheduled = false;
  private delay = 0;

  constructor(
    private readonly handle: (items: Iterable<T>) => void,
    private readonly clock: FrameClock = animationFrames,
    /** Milliseconds of work in a frame. */
    private readonly budget = 10,
  ) {}

  /** How many items wait. */
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
      this.clock.schedule(() => this.run(), this.delay);
    }
  }

  private run(): void {
    this.scheduled = false;
    const before = this.next;
    try {
      this.handle(this.batch());
    } finally {
      this.delay = this.length === 0 && this.next - before > FLOOD ? FLOOD_DELAY : 0;
      if (this.length === 0) this.clear();
      this.schedule();
    }
  }

  /** The items that fit into this frame's budget; at least one. */
  private *batch(): Generator<T> {
    const end = this.clock.now() + this.budget;
    do {
      if (this.length === 0) return;
      yield this.waiting[this.next++]!;
    } while (this.clock.now() < end);
  }
}
