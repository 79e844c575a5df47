import type { RowStore } from './store';

export type Filter<T> = (row: T) => boolean;
export type Order<T> = (a: T, b: T) => number;

/**
 * The numbers of a store's rows that pass a filter, in order. An update costs work in proportion to what changed.
 * Without an order, rows stand in order of arrival, and a new filter examines at most `batch` of them at a time.
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
    private readonly batch = Infinity,
  ) {}

  /** Whether rows are left to examine; the next `sync` continues with them. */
  get behind(): boolean {
    return this.end < this.store.end;
  }

  /** The current numbers. The array belongs to the view: read it, and sync again after the store changed. */
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
      this.removeDropped();
      if (changed.length > 0) this.reinsert([...new Set(changed)].filter(number => number < this.end));
    }
    const from = Math.max(this.end, store.first);
    this.end = order === null ? Math.min(store.end, from + this.batch) : store.end;
    this.merge(this.sorted(this.passing(range(from, this.end))));
    this.changes = store.changeCount;
    return this.numbers;
  }

  /** Removes changed rows and inserts them where they belong now. */
  private reinsert(changed: number[]): void {
    if (this.order === null && this.filter === null && changed.every(number => this.store.at(number) !== undefined))
      return;
    const out = new Set(changed);
    this.numbers = this.numbers.filter(number => !out.has(number));
    this.merge(this.sorted(this.passing(changed)));
  }

  private removeDropped(): void {
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
