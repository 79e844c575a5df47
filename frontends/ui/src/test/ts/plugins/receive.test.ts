import { afterEach, describe, expect, it, vi } from 'vitest';
import * as crash from '../../../main/ts/plugins/crash/state';
import * as generic from '../../../main/ts/plugins/generic/state';
import * as images from '../../../main/ts/plugins/images/state';
import * as layout from '../../../main/ts/plugins/layout/state';
import * as leakcanary from '../../../main/ts/plugins/leakcanary/state';
import * as logs from '../../../main/ts/plugins/logs/state';
import * as navigation from '../../../main/ts/plugins/navigation/state';
import * as network from '../../../main/ts/plugins/network/state';
import * as preferences from '../../../main/ts/plugins/preferences/state';
import * as uidebugger from '../../../main/ts/plugins/uidebugger/state';
import type { Message } from '../../../main/ts/state/plugin';
import { Random } from '../support/random';

afterEach(() => vi.useRealTimers());

/** The state after messages, each a method with its parameters. */
function after<S>(
  { initialState, receive }: { initialState(): S; receive(state: S, message: Message): S },
  ...messages: [method: string, params?: unknown][]
): S {
  return messages.reduce((state, [method, params]) => receive(state, { method, params }), initialState());
}

describe('crashes', () => {
  it('are rows, whatever the app calls their parts', () => {
    vi.useFakeTimers({ now: 5000 });
    const { rows } = after(
      crash,
      ['crash-report', { name: 'NPE', reason: 'no tank', callstack: 'at A', date: 1000, thread: 'main' }],
      ['error', { message: 'plugin failed', stacktrace: 'at B' }],
      ['error', 'only a text'],
      ['other', { name: 'ignored' }],
    );
    expect([...rows]).toEqual([
      { date: 1000, name: 'NPE', reason: 'no tank', callstack: 'at A', thread: 'main' },
      { date: 5000, name: 'Error', reason: 'plugin failed', callstack: 'at B', thread: '' },
      { date: 5000, name: 'Error', reason: '', callstack: '', thread: '' },
    ]);
  });
});

describe('log lines', () => {
  const entry = (message: string, more = {}) => ({ date: 1000, type: 'info', tag: 'Net', pid: 7, message, ...more });

  it('that are equal and follow each other are one row with a count', () => {
    const { rows } = after(
      logs,
      ['log', entry('up')],
      ['log', entry('again')],
      ['log', entry('again')],
      ['log', entry('again', { type: 'error' })],
      ['log', entry('again')],
    );
    expect([...rows].map(({ message, level, count }) => [message, level, count])).toEqual([
      ['up', 'info', 1],
      ['again', 'info', 2],
      ['again', 'error', 1],
      ['again', 'info', 1],
    ]);
  });

  it('are dropped while paused', () => {
    const paused = { ...after(logs, ['log', entry('a')]), paused: true };
    expect(logs.receive(paused, { method: 'log', params: entry('b') }).rows.size).toBe(1);
  });

  it('start anew after the log was cleared', () => {
    const cleared = logs.cleared(after(logs, ['log', entry('a')]));
    const { rows } = logs.receive(cleared, { method: 'log', params: entry('a') });
    expect([...rows].map(({ count }) => count)).toEqual([1]);
  });

  it('have dates as numbers or as texts, and a thread by name or by number', () => {
    const { rows } = after(
      logs,
      ['log', entry('a', { date: '1970-01-01T00:00:02Z', thread: 'main' })],
      ['log', entry('b', { tid: 3 })],
      ['log', {}],
    );
    expect([...rows].map(({ date, thread }) => [date, thread])).toEqual([
      [2000, 'main'],
      [1000, '3'],
      [NaN, ''],
    ]);
  });

  it('may end with JSON', () => {
    expect(logs.jsonIn('order: {"id": 7}')).toEqual({ id: 7 });
    expect(logs.jsonIn('[1, 2]')).toEqual([1, 2]);
    expect([logs.jsonIn('{not JSON'), logs.jsonIn('plain')]).toEqual([undefined, undefined]);
  });
});

describe('places', () => {
  it('are listed with the latest first', () => {
    const { visits } = after(
      navigation,
      ['nav_event', { uri: 'shop://cart', date: 'Monday', class: 'Cart' }],
      ['nav_event', { uri: 'shop://item/7' }],
      ['nav_event', { class: 'without an address' }],
      ['other', { uri: 'ignored' }],
    );
    expect(visits).toEqual([
      { uri: 'shop://item/7', date: '', source: '' },
      { uri: 'shop://cart', date: 'Monday', source: 'Cart' },
    ]);
  });

  it('have placeholders that are filled in', () => {
    const uri = 'shop://{kind}/{id}?again={kind}';
    expect(navigation.placeholdersOf(uri)).toEqual(['kind', 'id']);
    expect(navigation.fillIn(uri, { kind: 'a b', id: '7' })).toBe('shop://a%20b/7?again=a%20b');
    expect(navigation.fillIn(uri, { id: '7' })).toContain('7');
  });
});

describe('preferences', () => {
  const loaded = { stores: { settings: { sails: 3, name: 'Ada' } }, changes: [] };
  const change = (params: object) =>
    preferences.receive(loaded, { method: 'sharedPreferencesChange', params: { preferences: 'settings', ...params } });

  it('follow the changes that the app reports', () => {
    const state = change({ name: 'sails', value: 4, time: 1000 });
    expect(state.stores).toEqual({ settings: { sails: 4, name: 'Ada' } });
    expect(state.changes).toEqual([{ time: 1000, store: 'settings', name: 'sails', deleted: false, value: 4 }]);
  });

  it.each([true, 'YES'])('are removed when the app reports them deleted: %j', deleted => {
    expect(change({ name: 'sails', deleted }).stores).toEqual({ settings: { name: 'Ada' } });
  });

  it('remember a change of a store that is not known', () => {
    const state = after(preferences, ['sharedPreferencesChange', { preferences: 'other', name: 'a', value: 1 }]);
    expect([state.stores, state.changes.length]).toEqual([null, 1]);
  });

  it('are loaded from a file as far as the store has them and they differ', () => {
    expect(preferences.differences({ a: 1, b: 2 }, { a: 1, b: 3, c: 4 })).toEqual([['b', 3]]);
  });

  it('are found by name and by value', () => {
    const found = (text: string) => preferences.matching(loaded.stores.settings, text).map(([name]) => name);
    expect([found('SAIL'), found('ada'), found('nothing')]).toEqual([['sails'], ['name'], []]);
  });
});

describe('leaks', () => {
  const leak = (title: string) => ({ title, root: '0', elements: {}, retainedSize: '', details: '' });
  const report = (...titles: string[]): [string, unknown] => ['reportLeak2', { leaks: titles.map(leak) }];
  const titles = ({ leaks }: leakcanary.LeakState) => leaks.map(({ title }) => title);

  it('are those of the latest list', () => {
    expect(titles(after(leakcanary, report('a'), report('a', 'b')))).toEqual(['a', 'b']);
  });

  it('that were cleared are not shown again with the next list', () => {
    const cleared = leakcanary.withoutLeaks(after(leakcanary, report('a', 'b')));
    const [method, params] = report('a', 'b', 'c');
    expect(titles(leakcanary.receive(cleared, { method, params }))).toEqual(['c']);
  });

  it('of an app that has restarted are all new', () => {
    const cleared = leakcanary.withoutLeaks(after(leakcanary, report('a', 'b')));
    const [method, params] = report('d');
    expect(titles(leakcanary.receive(cleared, { method, params }))).toEqual(['d']);
  });

  it('of LeakCanary 1 are texts', () => {
    const text =
      'In com.example.\n* com.example.Main has leaked:\n* GC ROOT static A.b\n* leaks com.example.Main instance';
    expect(titles(after(leakcanary, ['reportLeak', { leaks: [text] }]))).toEqual(['com.example.Main']);
  });
});

describe('images', () => {
  const use = (ids: string[], attribution: string[], coldStart = false) => ({ imageIds: ids, attribution, coldStart });
  const image = (imageId: string, surface?: string) => ({
    imageId,
    width: 1,
    height: 1,
    sizeBytes: 1,
    data: '',
    ...(surface ? { surface } : {}),
  });
  const state = [image('a', 'list'), image('b')].reduce(
    images.withImage,
    after(images, ['events', use(['b'], ['cart'], true)], ['debug_overlay_event', { enabled: true }]),
  );

  it('have their uses, leaks and the overlay of the device', () => {
    const leaked = after(images, ['closeable_reference_leak_event', { className: 'Bitmap' }]);
    expect([state.uses.length, state.overlay, leaked.leaks.length]).toEqual([1, true, 1]);
  });

  it('belong to surfaces, by themselves or by their uses', () => {
    expect(images.surfacesOf(state)).toEqual(['list', 'cart']);
  });

  it.each([
    [{ surface: '', coldStartOnly: false }, ['a', 'b']],
    [{ surface: 'list', coldStartOnly: false }, ['a']],
    [{ surface: 'cart', coldStartOnly: false }, ['b']],
    [{ surface: '', coldStartOnly: true }, ['b']],
    [{ surface: 'list', coldStartOnly: true }, []],
  ])('are filtered by %j', (filter, shown) => {
    expect(['a', 'b'].filter(id => images.isShown(state, filter, id))).toEqual(shown);
  });
});

describe('the layout', () => {
  const element = (id: string, name: string, children: string[] = []) => ({ id, name, children });

  it('has to be read again where the app changed it, each element once', () => {
    const { stale } = after(
      layout,
      ['invalidate', { nodes: [{ id: 'a' }, { id: 'b' }] }],
      ['invalidate', { nodes: [{ id: 'b' }, { id: 'c' }] }],
      ['invalidateAX', { nodes: [{ id: 'x' }] }],
    );
    expect(stale).toEqual({ views: ['a', 'b', 'c'], accessibility: ['x'] });
  });

  it('takes elements that are part of the change', () => {
    const state = after(
      layout,
      ['invalidateWithData', { nodes: [element('a', 'List'), null] }],
      ['invalidateWithDataAX', { nodes: [element('a', 'Accessible list')] }],
    );
    expect(state.views.elements).toEqual({ a: element('a', 'List') });
    expect(state.accessibility.elements['a']!.name).toBe('Accessible list');
  });

  it('keeps the element that was tapped on the device', () => {
    expect(after(layout, ['select', { path: ['root', 'button'] }]).tapped).toBe('button');
    expect(after(layout, ['select', {}]).tapped).toBeNull();
  });

  it('is searched by names and attributes', () => {
    const tree = layout.withElements({ root: 'a', elements: {} }, [
      element('a', 'ListView'),
      { ...element('b', 'Button'), attributes: [{ name: 'id', value: '@list' }] },
      element('c', 'Text'),
    ]);
    expect([...layout.matchingElements(tree, ' LIST ')]).toEqual(['a', 'b']);
    expect([...layout.matchingElements(tree, '')]).toEqual([]);
  });
});

describe('the UI debugger', () => {
  const node = (id: number | string, children: (number | string)[] = []) => ({ id, name: `n${id}`, children });
  const frame = (frameTime: number, ...nodes: object[]): [string, unknown] => ['frameScan', { frameTime, nodes }];

  it('shows the latest frame, with ids as texts', () => {
    const state = after(uidebugger, ['init', { rootId: 1 }], frame(10, node(1, [2]), node(2)), frame(20, node(1)));
    expect([state.root, Object.keys(state.nodes), state.nodes['1']!.children]).toEqual(['1', ['1'], []]);
  });

  it('skips a frame that is late, and any frame while paused', () => {
    const state = after(uidebugger, ['init', { rootId: 1 }], frame(20, node(1)), frame(10, node(1), node(2)));
    expect(Object.keys(state.nodes)).toEqual(['1']);
    const [method, params] = frame(30, node(1), node(2));
    expect(Object.keys(uidebugger.receive({ ...state, paused: true }, { method, params }).nodes)).toEqual(['1']);
  });

  it('keeps the framework events of every frame', () => {
    const state = after(
      uidebugger,
      ['frameScan', { frameTime: 20, nodes: [], frameworkEvents: [{ nodeId: 7, type: 'Layout', timestamp: 1 }] }],
      ['frameScan', { frameTime: 10, nodes: [], frameworkEvents: [{ nodeId: 8, type: 'Draw', timestamp: 2 }] }],
    );
    expect(state.events.map(({ nodeId, type }) => [nodeId, type])).toEqual([
      ['7', 'Layout'],
      ['8', 'Draw'],
    ]);
  });

  it('keeps the last snapshot until there is a new one', () => {
    const state = after(
      uidebugger,
      ['frameScan', { frameTime: 1, nodes: [], snapshot: { nodeId: 1, data: 'png' } }],
      frame(2),
    );
    expect(state.snapshot).toEqual({ nodeId: '1', data: 'png' });
  });

  it('collects metadata, statistics and errors', () => {
    const state = after(
      uidebugger,
      ['metadataUpdate', { attributeMetadata: { 1: { name: 'View' } } }],
      ['metadataUpdate', { attributeMetadata: { 2: { name: 'text' } } }],
      ['performanceStats', { traversalMS: 4 }],
      ['traversalError', { nodeName: 'List', errorMessage: 'boom' }],
    );
    expect(Object.keys(state.metadata)).toEqual(['1', '2']);
    expect([state.stats, state.errors.length]).toEqual([[{ traversalMS: 4 }], 1]);
  });

  it('changes the value of one action', () => {
    const actions = [{ title: 'Fonts', actions: [{ type: 'BooleanAction', title: 'Bold', value: false }] }];
    const state = after(uidebugger, ['init', { rootId: 1, customActionGroups: actions }]);
    expect(uidebugger.withActionValue(state, 0, 0, true).actions[0]!.actions[0]!.value).toBe(true);
    expect(uidebugger.withActionValue(state, 1, 0, true).actions).toEqual(state.actions);
  });

  it('is searched by names and inline attributes', () => {
    const button = { ...node(2), inlineAttributes: { text: 'Buy' } };
    const state = after(uidebugger, frame(1, node(1), button));
    expect([...uidebugger.matchingNodes(state, 'buy'), ...uidebugger.matchingNodes(state, 'n1')]).toEqual(['2', '1']);
  });
});

describe('the console', () => {
  it('has a line for each message', () => {
    const { lines, table } = after(generic, ['ready', { a: 1 }], ['tick']);
    expect([...lines].map(({ kind, method, params }) => [kind, method, params])).toEqual([
      ['event', 'ready', { a: 1 }],
      ['event', 'tick', undefined],
    ]);
    expect(table).toBeNull();
  });

  it('becomes a table when the app declares one, and fills it', () => {
    const schema = { method: 'newRow', key: 'id', title: 'Jobs', columns: [{ key: 'id' }] };
    const state = after(generic, ['schema', schema], ['newRow', { id: 1 }], ['newRow', { id: 2 }]);
    expect([...state.table!.rows]).toEqual([{ id: 1 }, { id: 2 }]);
    expect(generic.withSchema(state, schema)).toBe(state);
    expect(generic.withSchema(state, { ...schema, title: 'Tasks' }).table!.rows.size).toBe(0);
  });

  it('is no table with a schema that has no columns', () => {
    expect(after(generic, ['schema', { method: 'newRow' }]).table).toBeNull();
  });

  it('remembers each method that was called once', () => {
    const once = generic.withCalledMethod(generic.initialState(), 'shout');
    expect(generic.withCalledMethod(once, 'shout').calledMethods).toEqual(['shout']);
  });
});

describe('every plugin', () => {
  const plugins = { crash, generic, images, layout, leakcanary, logs, navigation, network, preferences, uidebugger };
  const methods = [
    ...['crash-report', 'error', 'schema', 'events', 'debug_overlay_event', 'closeable_reference_leak_event'],
    ...['invalidate', 'invalidateWithData', 'select', 'reportLeak', 'reportLeak2', 'log', 'nav_event', 'newRequest'],
    ...['newResponse', 'partialResponse', 'sharedPreferencesChange', 'init', 'frameScan', 'metadataUpdate'],
    ...['performanceStats', 'traversalError', 'unknown'],
  ];
  const values = [undefined, null, 0, 'text', [], [null], {}, { id: null }, { nodes: [null, 7, 'x'] }, { leaks: null }];

  it.each(Object.entries(plugins))('survives parameters of any form: %s', (_, plugin) => {
    const { initialState, receive } = plugin as { initialState(): unknown; receive(s: unknown, m: Message): unknown };
    const random = new Random(1);
    for (let run = 0; run < 300; run++) {
      let state = initialState();
      for (let step = 0; step < 5; step++) {
        state = receive(state, { method: random.pick(methods), params: random.pick(values) });
      }
      expect(state).toBeTypeOf('object');
    }
  });
});
