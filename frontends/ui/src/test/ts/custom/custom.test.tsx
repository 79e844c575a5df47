// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Exec } from '../../../main/ts/api/commands';
import { status } from '../../../main/ts/components/status';
import { definePlugin, table } from '../../../main/ts/custom/define';
import { loadCustomPlugins } from '../../../main/ts/custom/load';
import { PluginCatalog } from '../../../main/ts/state/catalog';
import type { PagePlugin } from '../../../main/ts/state/plugin';
import { FakeApp } from '../support/fakeApp';
import { show } from '../support/rendering';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const tally = definePlugin<{ total: number }>({
  id: 'Tally',
  state: () => ({ total: 0 }),
  onMessage: (state, method, params) =>
    method === 'caught' ? { total: state.total + (params as { count: number }).count } : undefined,
  View: ({ state }) => <p>{state.total} fish</p>,
});

describe('a plugin that a developer defines', () => {
  it('has its id as title where it gives none', () => expect([tally.id, tally.title]).toEqual(['Tally', 'Tally']));

  it('receives messages, and keeps its state after others', () => {
    const session = new FakeApp().open(tally);
    session.receive([
      { method: 'caught', params: { count: 3 } },
      { method: 'other', params: {} },
      { method: 'caught', params: { count: 4 } },
    ]);
    expect(session.state.value).toEqual({ total: 7 });
  });

  it('gives each app a state of its own', () => {
    const [a, b] = [new FakeApp().open(tally), new FakeApp().open(tally)];
    a.receive([{ method: 'caught', params: { count: 3 } }]);
    expect(b.state.value).toEqual({ total: 0 });
  });

  it('draws its state', async () => {
    const session = new FakeApp().open(tally);
    session.receive([{ method: 'caught', params: { count: 3 } }]);
    const screen = await show(<tally.View session={session} />);
    expect(screen.text).toBe('3 fish');
  });
});

describe('a plugin that is a table', () => {
  const boats = table({
    id: 'Boats',
    method: 'boat',
    key: 'name',
    columns: [
      { key: 'name', title: 'Name' },
      { key: 'length', title: 'Length', type: 'number' },
    ],
  });

  it('shows its rows, each key once', async () => {
    const session = new FakeApp().open(boats);
    session.receive([
      { method: 'boat', params: { name: 'Minnow', length: 9 } },
      { method: 'boat', params: { name: 'Minnow', length: 10 } },
    ]);
    const screen = await show(<boats.View session={session} />);
    expect(screen.texts('.head-title')).toEqual(['Name', 'Length']);
    expect(screen.texts('.cell')).toEqual(['Minnow', '10']);
  });
});

describe('the directory of plugins', () => {
  const fallback: PagePlugin<unknown> = {
    title: '',
    initialState: () => null,
    receive: state => state,
    View: () => null,
  };
  const load = async (modules: Record<string, unknown>) => {
    const exec = (() =>
      Promise.resolve({ path: '/plugins/secret/', modules: Object.keys(modules) })) as unknown as Exec;
    const catalog = new PluginCatalog({ forApps: {}, forDevices: {}, fallback });
    await loadCustomPlugins(catalog, exec, path => Promise.resolve(modules[path.replace('/plugins/secret/', '')]));
    return catalog;
  };

  it('adds each plugin under the id of the app’s plugin', async () => {
    const catalog = await load({ 'tally.js': { default: tally } });
    expect(catalog.titleForApp('Tally')).toBe('Tally');
    expect(catalog.forApp('Tally')).toBe(tally);
  });

  it('reports a module that is no plugin, and adds the others', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const catalog = await load({ 'broken.js': { default: 7 }, 'tally.js': { default: tally } });
    expect(status.value.text).toBe(
      'Cannot load plugin broken.js: its default export is not a plugin made with definePlugin',
    );
    expect(catalog.forApp('Tally')).toBe(tally);
  });

  it('may be empty', async () => {
    expect((await load({})).forApp('Tally')).toBe(fallback);
  });

  it('with odd names is loaded by them', async () => {
    const paths: string[] = [];
    const exec = (() => Promise.resolve({ path: '/p/', modules: ['a b#?%.js', 'two/index.js'] })) as unknown as Exec;
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await loadCustomPlugins(new PluginCatalog({ forApps: {}, forDevices: {}, fallback }), exec, path => {
      paths.push(path);
      return Promise.resolve({});
    });
    expect(paths).toEqual(['/p/a%20b%23%3F%25.js', '/p/two/index.js']);
  });
});
