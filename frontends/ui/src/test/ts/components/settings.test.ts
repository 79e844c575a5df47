import { describe, expect, it } from 'vitest';
import { rowsAsText, type Column } from '../../../main/ts/components/table/columns';
import { defaultSettings, filterOf, nextSort, orderOf, toggled } from '../../../main/ts/components/table/settings';
import { keyAction, placeAfter } from '../../../main/ts/components/table/tableKeys';
import { indexOfRow } from '../../../main/ts/components/table/useVisibleRows';
import { Random } from '../support/random';

interface Call {
  method: string;
  status: number | null;
  host: string;
}

const COLUMNS: Column<Call>[] = [
  { key: 'method', title: 'Method', text: call => call.method },
  { key: 'status', title: 'Status code', text: call => String(call.status ?? ''), value: call => call.status },
  { key: 'host', title: 'Host', hidden: true, text: call => call.host },
];

const CALLS: Call[] = [
  { method: 'GET', status: 200, host: 'shop.example' },
  { method: 'POST', status: 404, host: 'shop.example' },
  { method: 'GET', status: null, host: 'map.example' },
  { method: 'PUT', status: 30, host: 'shop.other' },
];

const found = (search: string, hiddenValues = {}) => {
  const filter = filterOf(COLUMNS, { search, hiddenValues });
  return CALLS.flatMap((call, index) => (filter === null || filter(call) ? [index] : []));
};

describe('the filter of a table', () => {
  it.each([
    ['', [0, 1, 2, 3]],
    ['get', [0, 2]],
    ['get shop', [0]],
    ['-get', [1, 3]],
    ['status:404', [1]],
    ['"shop.example"', [0, 1]],
    ['-host:shop', [2]],
    ['/shop\\.(ex|ot)/', [0, 1, 3]],
    ['nowhere', []],
  ])('for %j leaves these rows', (search, rows) => expect(found(search)).toEqual(rows));

  it('searches a column that is hidden', () => expect(found('other')).toEqual([3]));

  it('hides values of a column, also together with a search', () => {
    expect(found('', { method: ['GET'] })).toEqual([1, 3]);
    expect(found('example', { method: ['GET'] })).toEqual([1]);
  });

  it('ignores values of a column that no longer exists', () => {
    expect(found('', { gone: ['GET'] })).toEqual([0, 1, 2, 3]);
    expect(filterOf(COLUMNS, { search: '', hiddenValues: { gone: ['GET'] } })).toBeNull();
  });

  it('is none where every row is shown, so that rows need not be examined', () => {
    expect(filterOf(COLUMNS, defaultSettings(COLUMNS))).toBeNull();
  });
});

describe('the order of a table', () => {
  const sorted = (column: string, down: boolean) =>
    [...CALLS].sort(orderOf(COLUMNS, { sort: { column, down } })!).map(call => call.status);

  it('compares numbers as numbers, and puts absent values first', () => {
    expect(sorted('status', false)).toEqual([null, 30, 200, 404]);
    expect(sorted('status', true)).toEqual([404, 200, 30, null]);
  });

  it('compares texts where a column has no values', () =>
    expect(sorted('method', false)).toEqual([200, null, 404, 30]));

  it('is that of arrival without a column', () => {
    expect(orderOf(COLUMNS, { sort: null })).toBeNull();
    expect(orderOf(COLUMNS, { sort: { column: 'gone', down: false } })).toBeNull();
  });

  it('changes with each click', () => {
    const up = nextSort(null, 'a');
    const down = nextSort(up, 'a');
    expect([up, down, nextSort(down, 'a')]).toEqual([{ column: 'a', down: false }, { column: 'a', down: true }, null]);
    expect(nextSort(down, 'b')).toEqual({ column: 'b', down: false });
  });
});

describe('the settings of a table', () => {
  it('hide at first what its columns hide', () => expect(defaultSettings(COLUMNS).hiddenColumns).toEqual(['host']));
  it('toggle twice to the same', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(toggled(['a'], 'b'), 'b')).toEqual(['a']);
  });
});

describe('rows as text', () => {
  it('have a tab between cells and a line each', () => {
    expect(rowsAsText(COLUMNS, CALLS.slice(0, 2))).toBe('GET\t200\tshop.example\nPOST\t404\tshop.example');
  });
});

describe('a key in a table', () => {
  const action = (key: string, more: KeyboardEventInit = {}) =>
    keyAction({ key, ctrlKey: false, metaKey: false, ...more } as KeyboardEvent, 10);

  it.each([
    ['ArrowDown', 1],
    ['j', 1],
    ['ArrowUp', -1],
    ['k', -1],
    ['PageDown', 10],
    ['PageUp', -10],
    ['Home', -Infinity],
    ['End', Infinity],
  ])('%s moves by %d', (key, step) => expect(action(key)).toEqual({ kind: 'move', step }));

  it('opens, clears and copies', () => {
    expect(action('Enter')).toEqual({ kind: 'open' });
    expect(action('Escape')).toEqual({ kind: 'clear' });
    expect(action('c', { ctrlKey: true })).toEqual({ kind: 'copy' });
    expect(action('c', { metaKey: true })).toEqual({ kind: 'copy' });
  });

  it('with Ctrl is the browser’s otherwise', () => {
    expect(action('j', { ctrlKey: true })).toBeNull();
    expect(action('c')).toBeNull();
  });

  it('leads to a place', () => {
    expect([placeAfter(4, 1, 9), placeAfter(4, -10, 9)]).toEqual([5, -6]);
    expect([placeAfter(-1, 1, 9), placeAfter(-1, -1, 9)]).toEqual([0, 8]);
    expect([placeAfter(-1, -Infinity, 9), placeAfter(4, Infinity, 9)]).toEqual([0, 8]);
  });
});

describe('the place of a row', () => {
  it('is the same by binary search as by a linear search', () => {
    const random = new Random(3);
    for (let run = 0; run < 200; run++) {
      const numbers = [...new Set(random.list(random.below(40), () => random.below(100)))].sort((a, b) => a - b);
      const wanted = random.below(100);
      const visible = { numbers, ascending: true, searching: false };
      expect(indexOfRow(visible, wanted)).toBe(numbers.indexOf(wanted));
      expect(indexOfRow({ ...visible, numbers: random.shuffle(numbers), ascending: false }, wanted) >= 0).toBe(
        numbers.includes(wanted),
      );
    }
  });
});
