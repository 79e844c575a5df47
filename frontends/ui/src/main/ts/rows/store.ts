import { signal } from '@preact/signals';

/** How many changes a view may lag behind before it has to be built again. */
const MAX_CHANGES = 20_000;

/**
 * Rows in order of arrival, each under a number that never changes; beyond the limit the oldest are dropped. With a
 * key, a row replaces the one of the same key. Unlike other state it is changed in place: copying it each frame would
 * cost more than everything else. `version` changes with every change.
 */
export class RowStore<T> {
  readonly version = signal(0);
  /** Number of the oldest row. */
  first = 0;
  /** Changes when the store was cleared. */
  generation = 0;
  private rows: (T | undefined)[] = [];
  private readonly numbers = new Map<unknown, number>();
  /** Numbers of rows that were replaced or removed, oldest first. */
  private changes: number[] = [];
  private changesDropped = 0;
  private holes = 0;

  constructor(
    readonly key: ((row: T) => unknown) | null = null,
    readonly limit = 100_000,
  ) {}

  /** A store filled with rows, without a key. */
  static of<T>(rows: Iterable<T>): RowStore<T> {
    const store = new RowStore<T>();
    for (const row of rows) store.put(row);
    return store;
  }

  /** Number of the next row. */
  get end(): number {
    return this.first + this.rows.length;
  }

  get size(): number {
    return this.rows.length - this.holes;
  }

  /** How many rows were replaced or removed so far. */
  get changeCount(): number {
    return this.changesDropped + this.changes.length;
  }

  at(number: number): T | undefined {
    return this.rows[number - this.first];
  }

  find(key: unknown): T | undefined {
    const number = this.numbers.get(key);
    return number === undefined ? undefined : this.at(number);
  }

  /** Appends the row, or replaces the one of the same key. */
  put(row: T): void {
    const key = this.key?.(row);
    const number = key === undefined ? undefined : this.numbers.get(key);
    if (number === undefined) {
      if (key !== undefined) this.numbers.set(key, this.end);
      this.rows.push(row);
      if (this.rows.length > this.limit) this.dropOldest();
    } else {
      this.rows[number - this.first] = row;
      this.changed(number);
    }
    this.version.value++;
  }

  remove(key: unknown): void {
    const number = this.numbers.get(key);
    if (number === undefined) return;
    this.rows[number - this.first] = undefined;
    this.numbers.delete(key);
    this.holes++;
    this.changed(number);
    this.version.value++;
  }

  clear(): void {
    this.first = this.end;
    this.rows = [];
    this.numbers.clear();
    this.holes = 0;
    this.generation++;
    this.version.value++;
  }

  /** Numbers of the rows changed since `changeCount` was `count`; null if that is too long ago. */
  changedSince(count: number): number[] | null {
    return count < this.changesDropped ? null : this.changes.slice(count - this.changesDropped);
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const row of this.rows) if (row !== undefined) yield row;
  }

  /** Drops many rows at once, so that the rest does not move for each new row. */
  private dropOldest(): void {
    const count = Math.max(1, Math.floor(this.limit / 10));
    for (const row of this.rows.splice(0, count)) {
      if (row === undefined) this.holes--;
      else if (this.key) this.numbers.delete(this.key(row));
    }
    this.first += count;
  }

  private changed(number: number): void {
    this.changes.push(number);
    if (this.changes.length > 2 * MAX_CHANGES) {
      this.changesDropped += MAX_CHANGES;
      this.changes = this.changes.slice(MAX_CHANGES);
    }
  }
}
