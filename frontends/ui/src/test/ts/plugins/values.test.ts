import { describe, expect, it } from 'vitest';
import { flatten } from '../../../main/ts/components/tree/flatten';
import { keysOf, updateStatement } from '../../../main/ts/plugins/databases/update';
import { fieldOf } from '../../../main/ts/plugins/layout/field';
import { parseLeak } from '../../../main/ts/plugins/leakcanary/leakText';
import { boxAt, placeNodes } from '../../../main/ts/plugins/uidebugger/placement';
import { initialState, receive } from '../../../main/ts/plugins/uidebugger/state';
import { receiveRow, tableOf } from '../../../main/ts/plugins/tables/state';

const value = (type: string, of: unknown) => ({ type, value: of });

describe('an edit of a cell', () => {
  const structure = {
    structureColumns: ['column_name', 'data_type', 'nullable', 'default', 'primary_key', 'foreign_key'],
    structureValues: [
      [
        value('string', 'id'),
        value('string', 'INTEGER'),
        value('boolean', false),
        value('null', null),
        value('boolean', true),
        value('null', null),
      ],
      [
        value('string', 'name'),
        value('string', 'TEXT'),
        value('boolean', true),
        value('null', null),
        value('boolean', false),
        value('null', null),
      ],
    ],
    indexesColumns: [],
    indexesValues: [],
  };
  const row = [value('integer', 7), value('string', 'Ada')];

  it('names the row by its key and quotes what is text', () => {
    expect(
      updateStatement(
        { table: 'users', columns: ['id', 'name'], row, column: 'name', text: "O'Hara" },
        keysOf(structure)!,
      ),
    ).toBe("UPDATE `users` SET `name`='O''Hara' WHERE `id`=7");
  });

  it('to nothing is NULL where the column may be', () => {
    expect(
      updateStatement({ table: 'users', columns: ['id', 'name'], row, column: 'name', text: '' }, keysOf(structure)!),
    ).toContain('SET `name`=NULL');
  });

  it('is not offered without a key', () => {
    expect(keysOf({ ...structure, structureValues: structure.structureValues.slice(1) })).toBeNull();
  });
});

describe('a declared table', () => {
  it('replaces, removes and clears its rows', () => {
    const table = tableOf({
      method: 'newRow',
      resetMethod: 'clearTable',
      removeMethod: 'removeRow',
      key: 'id',
      columns: [{ key: 'a.b', type: 'bytes' }],
    });
    const apply = (method: string, params: object) => receiveRow(table, { method, params });
    apply('newRow', { id: 1, a: { b: 5 } });
    apply('newRow', { id: 1, a: { b: 1500 } });
    apply('newRow', { id: 2, a: { b: 7 } });
    expect([...table.rows].map(row => table.columns[0]!.text(row))).toEqual(['1.5 kB', '7 B']);
    apply('removeRow', { id: 1 });
    expect(table.rows.size).toBe(1);
    apply('clearTable', {});
    expect(table.rows.size).toBe(0);
    expect(apply('other', {})).toBe(false);
  });
});

describe('the UI debugger', () => {
  const node = (id: number, x: number, y: number, width: number, height: number, children: number[] = []) => ({
    id,
    name: `n${id}`,
    bounds: { x, y, width, height },
    children,
  });
  const scan = (frameTime: number, nodes: object[]) => ({ method: 'frameScan', params: { frameTime, nodes } });
  const init = receive(initialState(), { method: 'init', params: { rootId: 1 } });

  it('finds the box under the pointer', () => {
    const state = receive(
      init,
      scan(1, [
        node(1, 0, 0, 100, 200, [2, 3]),
        node(2, 10, 10, 50, 50, [4]),
        node(3, 0, 100, 100, 100),
        node(4, 5, 5, 10, 10),
      ]),
    );
    const boxes = placeNodes(state);
    expect(boxAt(boxes, 17, 17)?.id).toBe('4');
    expect(boxAt(boxes, 50, 150)?.id).toBe('3');
    expect(boxAt(boxes, 90, 5)?.id).toBe('1');
    expect(boxAt(boxes, 300, 5)).toBeNull();
  });

  it('drops a late frame', () => {
    const state = [scan(5, [node(1, 0, 0, 1, 1)]), scan(4, [node(9, 0, 0, 1, 1)])].reduce(receive, init);
    expect(Object.keys(state.nodes)).toEqual(['1']);
  });
});

describe('a leak as text', () => {
  it('is read as a path', () => {
    const leak = parseLeak(
      'In com.example:1.0:1.\n* com.example.MainActivity has leaked:\n* GC ROOT static com.example.Leaky.cache\n* ↳ java.util.ArrayList.array\n* ↳ com.example.MainActivity\n\n* Retaining: 12 KB.\n* Details:\nInstance of\n* Excluded Refs:\n| x',
    );
    expect(leak).toMatchObject({ title: 'com.example.MainActivity', retainedSize: '12 KB.', details: 'Instance of' });
    expect(Object.values(leak.elements).map(({ name }) => name)).toEqual([
      'static com.example.Leaky.cache',
      'java.util.ArrayList.array',
      'com.example.MainActivity',
    ]);
  });
});

describe('layout', () => {
  it('reads what a picker offers', () => {
    expect(fieldOf({ __type__: 'picker', __mutable__: true, value: '{"values":["a","b"],"selected":"b"}' })).toEqual({
      kind: 'picker',
      mutable: true,
      value: 'b',
      choices: ['a', 'b'],
    });
  });

  it('shows the nodes of a cyclic tree once', () => {
    const children: Record<string, string[]> = { a: ['b'], b: ['a', 'c'], c: [] };
    expect(flatten(['a'], id => children[id] ?? [], new Set()).map(({ id, depth }) => `${id}${depth}`)).toEqual([
      'a0',
      'b1',
      'c2',
    ]);
  });
});
