/** A generator that is the same in every run. */
export class Random {
  constructor(private state: number) {}

  /** From 0 to 1, without 1. */
  next(): number {
    this.state = (this.state * 1103515245 + 12345) % 2 ** 31;
    return this.state / 2 ** 31;
  }

  /** A whole number below the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  list<T>(length: number, item: () => T): T[] {
    return Array.from({ length }, item);
  }

  shuffle<T>(items: readonly T[]): T[] {
    const rest = [...items];
    return this.list(rest.length, () => rest.splice(this.below(rest.length), 1)[0]!);
  }
}
