import { describe, expect, it } from 'vitest';
import { meets, parseSearch } from '../../../main/ts/rows/query';
import { RowStore } from '../../../main/ts/rows/store';
import { RowView } from '../../../main/ts/rows/view';

interface Row {
  id: number;
  value: number;
}

const byValue = (a: Row, b: Row) => a.value - b.value;
const even = (row: Row) => row.value % 2 === 0;

/** A generator that is the same at every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
}

describe('a view of a store', () => {
  it('equals a filter of all rows after any changes', () => {
    const random = seeded(7);
    const store = new RowStore<Row>(row => row.id, 100);
    const views = [null, even].flatMap(filter =>
      [null, byValue].map(order => ({ filter, order, view: new RowView(store) })),
    );
    for (let step = 0; step < 2000; step++) {
      const chance = random();
      const id = Math.floor(random() * 150);
      if (chance < 0.85) store.put({ id, value: Math.floor(random() * 50) });
      else if (chance < 0.995) store.remove(id);
      else store.clear();
      if (step % 3 !== 0) continue;
      for (const { filter, order, view } of views) {
        const numbers = [];
        for (let number = store.first; number < store.end; number++) {
          const row = store.at(number);
          if (row && (!filter || filter(row))) numbers.push(number);
        }
        if (order) numbers.sort((a, b) => order(store.at(a)!, store.at(b)!) || a - b);
        expect([...view.sync(filter, order)]).toEqual(numbers);
      }
    }
  });

  it('examines many rows in batches, and rows that change meanwhile', () => {
    const store = new RowStore<Row>(row => row.id, 100);
    const view = new RowView(store, 4);
    for (let id = 0; id < 10; id++) store.put({ id, value: id });
    expect([...view.sync(even, null)]).toEqual([0, 2]);
    store.put({ id: 1, value: 100 });
    store.put({ id: 9, value: 100 });
    expect([...view.sync(even, null)]).toEqual([0, 1, 2, 4, 6]);
    expect(view.behind).toBe(true);
    expect([...view.sync(even, null)]).toEqual([0, 1, 2, 4, 6, 8, 9]);
    expect(view.behind).toBe(false);
  });

  it('is rebuilt when it was not synced for too many changes', () => {
    const store = new RowStore<Row>(row => row.id);
    const view = new RowView(store);
    store.put({ id: 1, value: 0 });
    expect(view.sync(even, null)).toHaveLength(1);
    for (let value = 0; value <= 50_001; value++) store.put({ id: 1, value });
    expect(view.sync(even, null)).toHaveLength(0);
  });
});

describe('a store', () => {
  it('drops its oldest rows at the limit and keeps the numbers of the others', () => {
    const store = new RowStore<Row>(row => row.id, 10);
    for (let id = 0; id < 12; id++) store.put({ id, value: id });
    expect(store.size).toBeLessThanOrEqual(10);
    expect(store.find(0)).toBeUndefined();
    expect(store.at(11)).toEqual({ id: 11, value: 11 });
    store.put({ id: 11, value: 99 });
    expect(store.at(11)?.value).toBe(99);
  });
});

describe('a search', () => {
  const row: Record<string, string> = { method: 'POST', status: '404', url: 'https://example.org/Fish?id=7' };
  const finds = (search: string) =>
    meets(parseSearch(search), column => (column === null ? Object.values(row) : [row[column] ?? '']));

  it.each([
    ['', true],
    ['fish', true],
    ['fish meat', false],
    ['fish 404', true],
    ['-fish', false],
    ['-meat', true],
    ['status:404', true],
    ['status:post', false],
    ['-status:404', false],
    ['/f.sh\\?id=\\d/', true],
    ['/(/', false],
    ['"example.org/Fish"', true],
  ])('%s', (search, found) => expect(finds(search)).toBe(found));
});
