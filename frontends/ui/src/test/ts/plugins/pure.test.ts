import { describe, expect, it } from 'vitest';
import type { StatementResult, Structure, Value } from '../../../main/ts/plugins/databases/protocol';
import { initialState, withDatabases, withStatement } from '../../../main/ts/plugins/databases/state';
import { keysOf, updateStatement } from '../../../main/ts/plugins/databases/update';
import { jsonIn, outcomeOf, resultAsText, valueText } from '../../../main/ts/plugins/databases/values';
import { parseParams } from '../../../main/ts/plugins/generic/CallForm';
import { fieldOf, plainValue } from '../../../main/ts/plugins/layout/field';
import { decode, decodeInTurn } from '../../../main/ts/plugins/network/base64';
import { domainOf, durationOf, sizeOf, type Call } from '../../../main/ts/plugins/network/call';
import { headersAsText, mockOf, parseHeaders } from '../../../main/ts/plugins/network/mocks';
import { environmentsIn } from '../../../main/ts/plugins/sandbox/state';
import { isSchema, memberOf, tableOf } from '../../../main/ts/plugins/tables/state';
import { colorOf, hexColor, inspectableText, PARTS } from '../../../main/ts/plugins/uidebugger/inspectable';
import { boxAt, placeNodes, type PlacedBox } from '../../../main/ts/plugins/uidebugger/placement';
import { nodeIn } from '../../../main/ts/plugins/uidebugger/parse';
import { Random } from '../support/random';

describe('the databases of an app', () => {
  const ships = { id: 1, name: 'ships', tables: ['crew', 'cargo'] };
  const ports = { id: 2, name: 'ports', tables: [] };

  it('begin with the first table of the first one', () => {
    expect(withDatabases(initialState(), [ships, ports]).chosen).toEqual({ database: 1, table: 'crew' });
    expect(withDatabases(initialState(), [ports]).chosen).toEqual({ database: 2, table: null });
    expect(withDatabases(initialState(), []).chosen).toBeNull();
  });

  it('keep what is chosen when they are read again, as long as it exists', () => {
    const chosen = { database: 2, table: null };
    expect(withDatabases({ ...initialState(), chosen }, [ships, ports]).chosen).toBe(chosen);
    expect(withDatabases({ ...initialState(), chosen }, [ships]).chosen).toEqual({ database: 1, table: 'crew' });
  });

  it('remember the latest hundred statements', () => {
    let state = initialState();
    for (let n = 0; n < 150; n++) state = withStatement(state, { at: n, sql: `SELECT ${n}`, outcome: '1 row' });
    expect([state.history.length, state.history[0]!.sql]).toEqual([100, 'SELECT 149']);
  });
});

describe('a value of a database', () => {
  it.each<[Value | undefined, string]>([
    [undefined, 'NULL'],
    [{ type: 'null' }, 'NULL'],
    [{ type: 'integer', value: 0 }, '0'],
    [{ type: 'boolean', value: false }, 'false'],
    [{ type: 'string', value: '' }, ''],
    [{ type: 'blob', value: { size: 3 } }, '{"size":3}'],
  ])('%j is shown as %j', (value, text) => expect(valueText(value)).toBe(text));

  it('that is JSON is shown as such', () => {
    expect(jsonIn(' {"a":1}')).toEqual({ a: 1 });
    expect([jsonIn('{a}'), jsonIn('7'), jsonIn('text')]).toEqual([undefined, undefined, undefined]);
  });
});

describe('the result of a statement', () => {
  it.each<[StatementResult, string]>([
    [{ type: 'select', values: [[], []] }, '2 rows'],
    [{ type: 'select', values: [[]], truncated: true }, '1 row, truncated'],
    [{ type: 'insert', insertedId: 7 }, 'inserted as 7'],
    [{ type: 'insert', insertedId: -1 }, 'inserted'],
    [{ type: 'update_delete', affectedCount: 1 }, '1 row changed'],
    [{ type: 'raw' }, 'done'],
  ])('%j is %j', (result, text) => expect(outcomeOf(result)).toBe(text));

  it('is copied with its columns', () => {
    const values = [[{ type: 'integer', value: 1 }, { type: 'null' }]];
    expect(resultAsText({ type: 'select', columns: ['id', 'name'], values })).toBe('id\tname\n1\tNULL');
  });
});

describe('the statement for an edit', () => {
  const text = (value: string): Value => ({ type: 'string', value });
  const column = (name: string, type: string, key: boolean): Value[] => [
    text(name),
    text(type),
    { type: 'boolean', value: !key },
    { type: 'boolean', value: key },
  ];
  const structure: Structure = {
    structureColumns: ['column_name', 'data_type', 'nullable', 'primary_key'],
    structureValues: [column('ship', 'text', true), column('seat', 'integer', true), column('weight', 'REAL', false)],
    indexesColumns: [],
    indexesValues: [],
  };
  const edit = (edited: string, value: string) => {
    const row = [text("King's"), { type: 'integer', value: 4 }, { type: 'real', value: 1.5 }];
    const cell = { table: 'se`ats', columns: ['ship', 'seat', 'weight'], row, column: edited, text: value };
    return updateStatement(cell, keysOf(structure)!);
  };

  it('finds the row by all parts of its key, and quotes names and texts', () => {
    expect(edit('weight', '2')).toBe("UPDATE `se``ats` SET `weight`=2 WHERE `ship`='King''s' AND `seat`=4");
  });

  it.each([
    ['weight', '-2.5e3', '-2.5e3'],
    ['weight', '', 'NULL'],
    ['weight', 'heavy', "'heavy'"],
    ['seat', '5', '5'],
    ['seat', '5.5', "'5.5'"],
    ['seat', '', "''"],
    ['ship', '7', "'7'"],
  ])('sets %s to %j as %s', (edited, value, literal) =>
    expect(edit(edited, value)).toContain(`\`${edited}\`=${literal} WHERE`),
  );

  it('does not exist without a key', () => {
    const rows = structure.structureValues.slice(2);
    expect(keysOf({ ...structure, structureValues: rows })).toBeNull();
  });
});

describe('parameters of a call', () => {
  it('are JSON, or an empty object', () => {
    expect(parseParams(' ')).toEqual({ value: {} });
    expect(parseParams('{"a":[1]}')).toEqual({ value: { a: [1] } });
    expect(parseParams('{nonsense')).toMatchObject({ error: expect.stringContaining('are not valid JSON') as string });
  });
});

describe('a field of an element', () => {
  it('may be a plain value', () => {
    expect(fieldOf(7)).toEqual({ kind: 'auto', mutable: false, value: 7, choices: null });
  });

  it('may be chosen from a list', () => {
    const value = JSON.stringify({ values: ['yes', 'no'], selected: 'yes' });
    expect(fieldOf({ __type__: 'picker', __mutable__: true, value })).toEqual({
      kind: 'picker',
      mutable: true,
      value: 'yes',
      choices: ['yes', 'no'],
    });
  });

  it('with a list that cannot be read is not changed', () => {
    expect(fieldOf({ __type__: 'picker', __mutable__: true, value: '{' })).toMatchObject({
      mutable: false,
      choices: null,
    });
  });

  it('is shown without the types of its members', () => {
    const value = { a: { __type__: 'text', value: 'x' }, b: [{ __type__: 'number', value: 1 }], c: null };
    expect(plainValue(value)).toEqual({ a: 'x', b: [1], c: null });
  });
});

describe('base64', () => {
  const encode = (bytes: number[]) => btoa(String.fromCharCode(...bytes));
  const withBreaks = (text: string) => text.replace(/(.{76})/g, '$1\n');

  it('is decoded to the same bytes, in parts, with line breaks and up to any limit', async () => {
    const random = new Random(9);
    for (let run = 0; run < 60; run++) {
      const parts = random.list(1 + random.below(4), () => random.list(1 + random.below(300), () => random.below(256)));
      const bytes = parts.flat();
      const body = parts.map(part => (random.next() < 0.5 ? encode(part) : withBreaks(encode(part))));
      const limit = random.next() < 0.5 ? Infinity : random.below(bytes.length + 10) + 1;
      expect([...decode(body, limit)]).toEqual(bytes.slice(0, limit));
      if (run % 10 === 0) expect([...(await decodeInTurn(body, limit))]).toEqual(bytes.slice(0, limit));
    }
  });

  it('ends at a part that has not arrived', () => {
    expect([...decode([encode([1, 2]), undefined, encode([3])])]).toEqual([1, 2]);
  });
});

describe('a call', () => {
  const call: Call = {
    id: '1',
    time: 1000,
    method: 'GET',
    url: 'https://shop.test/a/b?c=d',
    headers: [],
    body: [btoa('hello')],
    response: null,
    early: [],
  };

  it('is named by the app, or by host and path', () => {
    expect(domainOf(call)).toBe('shop.test/a/b');
    expect(domainOf({ ...call, headers: [{ key: 'x-fb-friendly-name', value: 'Feed' }] })).toBe('Feed');
    expect(domainOf({ ...call, url: 'not an address' })).toBe('not an address');
  });

  it('has the size in its header, or that of its body', () => {
    expect(sizeOf(call)).toBe(5);
    expect(sizeOf({ ...call, headers: [{ key: 'Content-Length', value: '500' }] })).toBe(500);
    expect(sizeOf({ ...call, headers: [{ key: 'Content-Length', value: 'many' }] })).toBe(5);
  });

  it('has no duration before its response', () => expect(durationOf(call)).toBeUndefined());

  it('becomes a mock rule without the headers of the wire', async () => {
    const headers = [
      { key: 'Content-Type', value: 'text/plain' },
      { key: 'Content-Length', value: '2' },
    ];
    const response = { time: 1, status: -1, reason: '', headers, mock: false, insights: null, totalChunks: 1 };
    const rule = await mockOf({ ...call, response: { ...response, body: [btoa('hi')] } });
    expect(rule).toMatchObject({ requestUrl: call.url, status: '200', data: 'hi', headers: [headers[0]] });
    expect(await mockOf(call)).toMatchObject({ status: '200', data: '' });
  });

  it('has headers that are edited as text', () => {
    const headers = [
      { key: 'Accept', value: '*/*' },
      { key: 'Link', value: 'https://a:80/' },
    ];
    expect(parseHeaders(headersAsText(headers))).toEqual(headers);
    expect(parseHeaders('\nX-Empty\n')).toEqual([{ key: 'X-Empty', value: '' }]);
  });
});

describe('a declared table', () => {
  it('is what has a method and columns', () => {
    expect([{ method: 'a', columns: [] }, { columns: [] }, { method: 'a' }, null].map(isSchema)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('reads members by key, then by path', () => {
    const row = { 'a.b': 1, a: { b: 2, c: { d: 3 } } };
    expect(['a.b', 'a.c.d', 'a.x.y'].map(path => memberOf(row, path))).toEqual([1, 3, undefined]);
  });

  it.each([
    ['text', 'x', 'x', undefined],
    ['number', 7, '7', 7],
    ['number', 'seven', 'seven', null],
    ['bytes', 1500, '1.5 kB', 1500],
    ['duration', 1500, '1.50 s', 1500],
    ['json', { a: 1 }, '{"a":1}', undefined],
    ['unknown', true, 'true', undefined],
  ])('shows a value of type %s: %j as %j', (type, value, text, sorted) => {
    const column = tableOf({ method: 'row', columns: [{ key: 'a', type }] }).columns[0]!;
    expect([column.text({ a: value }), column.value?.({ a: value })]).toEqual([text, sorted]);
  });
});

describe('an inspected value', () => {
  it.each([
    [{ type: 'text', value: 'Buy' }, 'Buy'],
    [{ type: 'boolean', value: false }, 'false'],
    [{ type: 'color', value: { r: 1, g: 2, b: 3, a: 0.5 } }, 'rgba(1, 2, 3, 0.5)'],
    [{ type: 'space', value: { top: 1, left: 2 } }, 'top 1, left 2'],
    [{ type: 'pluginDeeplink', pluginId: 'Network' }, 'Network'],
    [{ type: 'pluginDeeplink', pluginId: 'Network', label: 'Calls' }, 'Calls'],
    [{ type: 'object' }, null],
    [{ type: 'array' }, null],
  ])('%j is %j', (value, text) => expect(inspectableText(value)).toBe(text));

  it('of several parts has a hint for each', () => {
    expect(PARTS['coordinate3d']).toEqual([
      ['x', 'X'],
      ['y', 'Y'],
      ['z', 'Z'],
    ]);
  });

  it('that is a color is the same after it was shown', () => {
    const random = new Random(4);
    for (let run = 0; run < 50; run++) {
      const [r, g, b] = random.list(3, () => random.below(256)) as [number, number, number];
      expect(colorOf(hexColor({ r, g, b }), { a: 0.5 })).toEqual({ r, g, b, a: 0.5 });
    }
  });
});

describe('the box at a point', () => {
  it('is the smallest that contains it', () => {
    const random = new Random(6);
    for (let run = 0; run < 100; run++) {
      const boxes: PlacedBox[] = random.list(1 + random.below(20), () => ({
        id: String(random.below(1000)),
        x: random.below(50),
        y: random.below(50),
        width: random.below(50),
        height: random.below(50),
      }));
      const [x, y] = [random.below(100), random.below(100)];
      const around = boxes.filter(box => x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height);
      const areas = around.map(({ width, height }) => width * height);
      const found = boxAt(boxes, x, y);
      expect(found ? found.width * found.height : null).toBe(areas.length > 0 ? Math.min(...areas) : null);
    }
  });

  it('is relative to its parents, and ignores children that are not active', () => {
    const node = (id: string, x: number, more = {}) =>
      nodeIn({ id, name: id, bounds: { x, y: 0, width: 10, height: 10 }, ...more });
    const nodes = {
      a: node('a', 1, { children: ['b', 'c'], activeChild: 'c' }),
      b: node('b', 2),
      c: node('c', 3, { children: ['d', 'a'] }),
      d: node('d', 4),
    };
    const ids = new Map(placeNodes({ root: 'a', nodes }).map(({ id, x }) => [id, x]));
    expect([ids.has('b'), ids.get('d')! > 0]).toEqual([false, true]);
  });
});

describe('the environments of the sandbox', () => {
  it('are a list, or not known', () => {
    expect(environmentsIn([{ name: 'Sea', value: 'sea.test' }, 7])).toEqual([
      { name: 'Sea', value: 'sea.test' },
      { name: '', value: '' },
    ]);
    expect(environmentsIn(undefined)).toBeNull();
  });
});
