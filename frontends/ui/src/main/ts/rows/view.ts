import type { RowStore } from './store';

export type Filter<T> = (row: T) => boolean;
export type Order<T> = (a: T, b: T) => number;

/**
 * The numbers of the rows of a store that pass a filter, in an order; kept up to date with work in proportion to what changed.
 * Without an order, rows stand as they came, and a new filter looks at no more than a share of them at a time.
 */
export class RowView<T> {
  private numbers: number[] = [];
  private filter: Filter<T> | null = null;
  private order: Order<T> | null = null;
  private generation = -1;
  private end = 0;
  private changes = 0;

  constructor(
    private readonly store: RowStore<T>,
    private readonly share = Infinity,
  ) {}

  /** Whether there are rows left to look at; the next `sync` goes on with them. */
  get behind(): boolean {
    return this.end < this.store.end;
  }

  /** The numbers now. The array is the view's own: read it, and ask again after the store changed. */
  sync(filter: Filter<T> | null, order: Order<T> | null): readonly number[] {
    const { store } = this;
    const changed = store.changedSince(this.changes);
    const same = filter === this.filter && order === this.order && store.generation === this.generation;
    if (!same || changed === null) {
      this.filter = filter;
      this.order = order;
      this.generation = store.generation;
      this.numbers = [];
      this.end = store.first;
    } else {
      this.dropOld();
      if (changed.length > 0) this.take([...new Set(changed)].filter(number => number < this.end));
    }
    const from = Math.max(this.end, store.first);
    this.end = order === null ? Math.min(store.end, from + this.share) : store.end;
    this.merge(this.sorted(this.passing(range(from, this.end))));
    this.changes = store.changeCount;
    return this.numbers;
  }

  /** Takes changed rows out and puts them back where they belong now. */
  private take(changed: number[]): void {
    if (this.order === null && this.filter === null && changed.every(number => this.store.at(number) !== undefined))
      return;
    const out = new Set(changed);
    this.numbers = this.numbers.filter(number => !out.has(number));
    this.merge(this.sorted(this.passing(changed)));
  }

  private dropOld(): void {
    const { first } = this.store;
    if (this.order !== null) {
      if (first > 0) this.numbers = this.numbers.filter(number => number >= first);
      return;
    }
    let old = 0;
    while (old < this.numbers.length && this.numbers[old]! < first) old++;
    if (old > 0) this.numbers.splice(0, old);
  }

  private merge(more: number[]): void {
    const last = this.numbers.at(-1);
    if (more.length === 0) return;
    if (last === undefined || this.compare(last, more[0]!) <= 0) {
      for (const number of more) this.numbers.push(number);
      return;
    }
    const merged: number[] = [];
    let next = 0;
    for (const number of this.numbers) {
      while (next < more.length && this.compare(more[next]!, number) < 0) merged.push(more[next++]!);
      merged.push(number);
    }
    while (next < more.length) merged.push(more[next++]!);
    this.numbers = merged;
  }

  private passing(numbers: number[]): number[] {
    return numbers.filter(number => {
      const row = this.store.at(number);
      return row !== undefined && (this.filter === null || this.filter(row));
    });
  }

  private sorted(numbers: number[]): number[] {
    return numbers.sort((a, b) => this.compare(a, b));
  }

  private compare(a: number, b: number): number {
    return this.order?.(this.store.at(a)!, this.store.at(b)!) || 0 || a - b;
  }
}

function range(from: number, to: number): number[] {
  const numbers = new Array<number>(Math.max(0, to - from));
  for (let i = 0; i < numbers.length; i++) numbers[i] = from + i;
  return numbers;
}
