// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { databases } from '../../../main/ts/plugins/databases';
import { generic } from '../../../main/ts/plugins/generic';
import { layout } from '../../../main/ts/plugins/layout';
import { network } from '../../../main/ts/plugins/network';
import { uiDebugger } from '../../../main/ts/plugins/uidebugger';
import { FakeApp } from '../support/fakeApp';
import { settle } from '../support/rendering';
import { open, row } from '../support/pluginViews';

afterEach(() => vi.unstubAllGlobals());

describe('the layout', () => {
  const elements: Record<string, object> = {
    app: { id: 'app', name: 'Application', children: ['button'] },
    button: {
      id: 'button',
      name: 'Button',
      data: { View: { text: { __type__: 'text', __mutable__: true, value: 'Buy' }, width: 100 } },
    },
  };
  const shop = () =>
    new FakeApp()
      .answer('getRoot', elements['app'])
      .answer('getNodes', ({ ids }: { ids: string[] }) => ({ elements: ids.map(id => elements[id] ?? null) }))
      .answer('setHighlighted', {})
      .answer('setData', {});

  it('is read as a tree, level by level', async () => {
    const { screen, app } = await open(layout, shop());
    expect(screen.texts('.node .tag')).toEqual(['Application', 'Button']);
    expect(app.paramsOf('getNodes')).toEqual([{ ids: ['button'] }]);
  });

  it('highlights on the device what is selected, and edits it', async () => {
    const { screen, app } = await open(layout, shop());
    await screen.mouseDown(screen.all('.node')[1]!);
    expect(app.paramsOf('setHighlighted').at(-1)).toMatchObject({ id: 'button' });
    await screen.click('Edit text');
    await screen.enter('text', 'Order');
    await screen.press(screen.field('text'), 'Enter');
    expect(app.paramsOf('setData')).toEqual([
      { id: 'button', path: ['View', 'text'], value: { kind: 'text', data: 'Order' }, ax: false },
    ]);
  });

  it('reads again what the app has changed', async () => {
    const { app, receive } = await open(layout, shop());
    await receive('invalidate', { nodes: [{ id: 'app' }] });
    expect(app.paramsOf('getNodes').at(-1)).toEqual({ ids: ['app'] });
  });

  it('finds elements, one after the other', async () => {
    const { screen } = await open(layout, shop());
    await screen.enter('Search', 'butt');
    expect(screen.text).toContain('1 found');
    await screen.press(screen.field('Search'), 'Enter');
    expect(screen.one('[role=treeitem][aria-selected=true]').textContent).toContain('Button');
  });
});

describe('the UI debugger', () => {
  const ui = async () => {
    vi.stubGlobal('ResizeObserver', FakeResizeObserver);
    const opened = await open(
      uiDebugger,
      new FakeApp().answer('editAttribute', {}).answer('onCustomAction', { result: true }),
    );
    await opened.receive('init', {
      rootId: 1,
      customActionGroups: [{ title: 'Fonts', actions: [{ type: 'BooleanAction', title: 'Bold', value: false }] }],
    });
    await opened.receive('metadataUpdate', {
      attributeMetadata: {
        1: { name: 'View' },
        2: { name: 'text', mutable: true },
        3: { name: 'padding', mutable: true },
      },
    });
    await opened.receive('frameScan', {
      frameTime: 1,
      nodes: [
        { id: 1, name: 'Screen', children: [2], bounds: { x: 0, y: 0, width: 100, height: 100 } },
        {
          id: 2,
          name: 'Button',
          bounds: { x: 10, y: 10, width: 20, height: 20 },
          attributes: {
            1: {
              type: 'object',
              fields: { 2: { type: 'text', value: 'Buy' }, 3: { type: 'space', value: { top: 1, right: 2 } } },
            },
          },
        },
      ],
    });
    return opened;
  };

  class FakeResizeObserver {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }

  it('edits an attribute, and a part of one, with the path to it', async () => {
    const { screen, app } = await ui();
    await screen.mouseDown(screen.all('.node')[1]!);
    for (const [name, value] of [
      ['text', 'Order'],
      ['padding top', '12'],
    ] as const) {
      await screen.click(`Edit ${name}`);
      await screen.enter(name, value);
      await screen.press(screen.field(name), 'Enter');
    }
    expect(app.paramsOf('editAttribute')).toEqual([
      { nodeId: 2, value: 'Order', metadataIdPath: [1, 2] },
      { nodeId: 2, value: 12, metadataIdPath: [1, 3], compoundTypeHint: 'TOP' },
    ]);
  });

  it('shows the boxes of all elements as a wireframe', async () => {
    const { screen } = await ui();
    await screen.check('Wireframe');
    expect(screen.all('.ui-box.wire')).toHaveLength(2);
  });

  it('runs the actions that the app offers', async () => {
    const { screen, app, session } = await ui();
    await screen.click('Fonts');
    await screen.check('Bold');
    expect(app.paramsOf('onCustomAction')).toEqual([{ customActionGroupIndex: 0, customActionIndex: 0, value: true }]);
    expect(session.state.value.actions[0]!.actions[0]!.value).toBe(true);
  });

  it('names the element that the app failed to inspect', async () => {
    const { screen, receive } = await ui();
    await receive('traversalError', { nodeName: 'List', errorMessage: 'boom' });
    expect(screen.one('[role=alert]').textContent).toBe('The app failed to inspect List: boom');
  });
});

describe('databases', () => {
  const integer = (value: number) => ({ type: 'integer', value });
  const text = (value: string) => ({ type: 'string', value });
  const ship = () =>
    new FakeApp()
      .answer('databaseList', [{ id: 1, name: 'ships', tables: ['crew', 'cargo'] }])
      .answer('getTableData', ({ start, count }: { start: number; count: number }) => ({
        columns: ['id', 'name'],
        values: Array.from({ length: Math.min(count, 120 - start) }, (_, index) => [
          integer(start + index + 1),
          text(`sailor ${start + index + 1}`),
        ]),
        start,
        count,
        total: 120,
      }))
      .answer('getTableStructure', {
        structureColumns: ['column_name', 'data_type', 'primary_key'],
        structureValues: [
          [text('id'), text('INTEGER'), { type: 'boolean', value: true }],
          [text('name'), text('TEXT'), { type: 'boolean', value: false }],
        ],
        indexesColumns: ['index_name'],
        indexesValues: [[text('by_name')]],
      })
      .answer('getTableInfo', { definition: 'CREATE TABLE crew' })
      .answer('execute', { type: 'update_delete', affectedCount: 1 });

  it('are read a page at a time', async () => {
    const { screen, app } = await open(databases, ship());
    expect(screen.text).toContain('1 to 50 of 120');
    await screen.click('Next');
    await screen.click('Next');
    expect(screen.text).toContain('101 to 120 of 120');
    expect(screen.button('Next').disabled).toBe(true);
    expect(app.paramsOf('getTableData').map(params => (params as { start: number }).start)).toEqual([0, 50, 100]);
  });

  it('are sorted by the app', async () => {
    const { screen, app } = await open(databases, ship());
    await screen.click('name');
    await screen.click('name ↑');
    expect(app.paramsOf('getTableData').at(-1)).toMatchObject({ order: 'name', reverse: true, start: 0 });
  });

  it('have cells that are edited by an UPDATE of the row with its key', async () => {
    const { screen, app } = await open(databases, ship());
    await screen.fire(screen.all('td')[3]!, new MouseEvent('dblclick', { bubbles: true }));
    await screen.enter('name', "O'Hara");
    await screen.press(screen.field('name'), 'Enter');
    expect(app.paramsOf('execute')).toEqual([
      { databaseId: 1, value: "UPDATE `crew` SET `name`='O''Hara' WHERE `id`=2" },
    ]);
  });

  it('show the error of the app after an edit', async () => {
    const { screen } = await open(databases, ship().fail('execute', 'read only'));
    await screen.fire(screen.all('td')[1]!, new MouseEvent('dblclick', { bubbles: true }));
    await screen.enter('name', 'x');
    await screen.press(screen.field('name'), 'Enter');
    expect(screen.one('[role=alert]').textContent).toBe('read only');
  });

  it('show the structure of a table', async () => {
    const { screen } = await open(databases, ship());
    await screen.click('Structure');
    expect(screen.texts('.section h2')).toEqual(['▾ Columns', '▾ Indexes', '▾ Definition']);
    expect(screen.one('.stack').textContent).toBe('CREATE TABLE crew');
  });

  it('have tables that are searched', async () => {
    const { screen } = await open(databases, ship());
    await screen.enter('Search tables', 'car');
    expect(screen.texts('.list-pane li')).toEqual(['cargo']);
  });
});

describe('requests', () => {
  const call = { id: 1, timestamp: 1000, method: 'POST', url: 'https://shop.test/orders?page=2', headers: [] };
  const answer = { id: 1, timestamp: 1250, status: 404, reason: 'Not Found', headers: [] };

  it('are shown in full, and marked where they failed', async () => {
    const { screen, receive } = await open(network);
    await receive('newRequest', call);
    expect(row(screen, 'shop.test/orders').className).not.toContain('error');
    await receive('newResponse', answer);
    expect(row(screen, 'shop.test/orders').className).toContain('error');
    await screen.mouseDown(row(screen, 'shop.test/orders'));
    const detail = screen.one('.call-detail').textContent;
    expect(detail).toContain('POST 404 Not Found');
    expect(detail).toContain('Duration250 ms');
    expect(detail).toContain('page2');
  });

  it('of a deep link are selected', async () => {
    const { screen, session, receive } = await open(network);
    await receive('newRequest', call);
    await act(() => void (session.link.value = '1'));
    await settle();
    expect(screen.all('.call-detail')).toHaveLength(1);
  });

  it('are mocked only where the app can', async () => {
    expect((await open(network)).screen.button('Mocks').disabled).toBe(true);
    const { screen } = await open(network, new FakeApp().answer('mockResponses', {}));
    expect(screen.button('Mocks').disabled).toBe(false);
  });

  it('have the rules again that the browser keeps for the app', async () => {
    const rule = { requestUrl: '/a', method: 'GET', status: '200', headers: [], data: '', enabled: true };
    localStorage.setItem('mocks Shop', JSON.stringify([rule, { ...rule, requestUrl: '/b', enabled: false }]));
    const { app, screen } = await open(network, new FakeApp().answer('mockResponses', {}));
    expect(app.paramsOf('mockResponses')).toEqual([{ routes: [rule] }]);
    expect(screen.button('Mocks1').textContent).toBe('Mocks1');
  });
});

describe('a plugin without a view of its own', () => {
  it('has a table with all rows where its app declares one, and the title of its schema', async () => {
    const rows = Array.from({ length: 2500 }, (_, id) => ({ id }));
    const app = new FakeApp()
      .answer('schema', { method: 'newRow', key: 'id', title: 'Jobs', columns: [{ key: 'id', type: 'number' }] })
      .answer('getRows', ({ start, count }: { start: number; count: number }) => ({
        rows: rows.slice(start, start + count),
        total: rows.length,
      }));
    const { screen } = await open(generic, app);
    await settle();
    expect(screen.text).toContain('2,500 rows');
    expect(app.titles).toEqual(['Jobs']);
    expect(app.paramsOf('getRows')).toHaveLength(3);
  });
});
