// @vitest-environment happy-dom
import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { RequestError } from '../../../main/ts/api/requestError';
import { status } from '../../../main/ts/components/status';
import { cookies } from '../../../main/ts/plugins/cookies';
import { crashes } from '../../../main/ts/plugins/crash';
import { databases } from '../../../main/ts/plugins/databases';
import { images } from '../../../main/ts/plugins/images';
import { layout } from '../../../main/ts/plugins/layout';
import { leakCanary } from '../../../main/ts/plugins/leakcanary';
import { deviceLogs, jvmLogs } from '../../../main/ts/plugins/logs';
import { navigation } from '../../../main/ts/plugins/navigation';
import { network } from '../../../main/ts/plugins/network';
import { preferences } from '../../../main/ts/plugins/preferences';
import { sandbox } from '../../../main/ts/plugins/sandbox';
import { screen as screenPlugin } from '../../../main/ts/plugins/screen';
import { uiDebugger } from '../../../main/ts/plugins/uidebugger';
import type { PagePlugin } from '../../../main/ts/state/plugin';
import { FakeApp } from '../support/fakeApp';
import { show } from '../support/rendering';
import { DEVICE, open, row } from '../support/pluginViews';

describe('every plugin', () => {
  it.each([
    [jvmLogs, 'No log lines yet.'],
    [crashes('Crashes'), 'No crashes yet.'],
    [cookies, 'No cookies yet.'],
    [network, 'No requests yet.'],
    [navigation, 'No places yet'],
    [leakCanary, 'No leak'],
    [screenPlugin, 'No screenshot yet'],
    [uiDebugger, 'Waiting for the first frame.'],
  ] as [PagePlugin<unknown>, string][])(
    'explains what will appear before the first message: $0.title',
    async (plugin, text) => {
      expect((await open(plugin)).screen.text).toContain(text);
    },
  );

  it.each([databases, images, layout, preferences, sandbox] as PagePlugin<unknown>[])(
    'shows that the app is not connected where it reads from the app: $title',
    async plugin => {
      const session = new FakeApp().open(plugin);
      const screen = await show(h(plugin.View as () => null, { session } as object));
      expect(screen.text).toContain('The app is not connected.');
    },
  );
});

describe('logs', () => {
  const line = (message: string, more = {}) => ({ date: 1000, type: 'info', tag: 'Net', pid: 7, message, ...more });

  it('show a line in full, with the JSON in it', async () => {
    const { screen, receive } = await open(jvmLogs);
    await receive('log', line('order {"id": 7}', { exception: 'at A', thread: 'main' }));
    await screen.mouseDown(row(screen, 'order'));
    expect(screen.texts('.split-side .section h2')).toEqual(['▾ Message', '▾ Exception', '▾ Line']);
    expect(screen.one('.json').textContent).toContain('id: 7');
  });

  it('count equal lines, and drop lines while paused', async () => {
    const { screen, receive } = await open(jvmLogs);
    await receive('log', line('again'));
    await receive('log', line('again'));
    expect(screen.texts('.badge')).toEqual(['2']);
    await screen.click('Pause');
    await receive('log', line('dropped'));
    await screen.click('Resume');
    await receive('log', line('shown'));
    expect(screen.texts('.row .cell:last-child')).toEqual(['again', 'shown']);
  });

  it('of a device begin with what the server remembers, and are cleared there too', async () => {
    const app = new FakeApp().answerCommand('bottlenose-device-history', { logs: [line('before')], crashes: [] });
    const { screen } = await open(deviceLogs, app, DEVICE);
    expect(screen.texts('.row .cell:last-child')).toEqual(['before']);
    await screen.click('Clear');
    expect(screen.all('.row')).toEqual([]);
    expect(app.commands.map(({ command }) => command)).toEqual([
      'bottlenose-device-history',
      'device-clear-logs',
      'bottlenose-forget-device-log',
    ]);
  });
});

describe('crashes', () => {
  it('of a device lead to its log', async () => {
    const crash = { name: 'NPE', reason: 'no tank', callstack: 'at Tank.java:12' };
    const app = new FakeApp().answerCommand('bottlenose-device-history', { logs: [], crashes: [crash] });
    const { screen } = await open(crashes('Crashes'), app, DEVICE);
    await screen.mouseDown(row(screen, 'no tank'));
    expect(screen.one('.stack').textContent).toBe('at Tank.java:12');
    await screen.click('Open in Logs');
    expect(location.hash).toBe('#/device/bench/DeviceLogs');
  });

  it('of an app may have no stack trace', async () => {
    const { screen, receive } = await open(crashes('Errors'));
    await receive('error', { message: 'plugin failed' });
    await screen.mouseDown(row(screen, 'plugin failed'));
    expect(screen.one('.stack').textContent).toBe('No stack trace was reported.');
    expect(screen.has('Open in Logs')).toBe(false);
  });
});

describe('navigation', () => {
  const visited = async (app: FakeApp) => {
    const opened = await open(navigation, app);
    await opened.receive('nav_event', { uri: 'shop://cart', date: 'Monday' });
    return opened;
  };

  it('opens an address in the app, typed or from the list', async () => {
    const app = new FakeApp().answer('navigate_to', {});
    const { screen } = await visited(app);
    await screen.click(screen.all('.timeline button')[0]!);
    await screen.enter('Address', 'shop://sale');
    await screen.submit();
    expect(app.paramsOf('navigate_to')).toEqual([{ url: 'shop://cart' }, { url: 'shop://sale' }]);
    expect(app.commands).toEqual([]);
  });

  it('opens an address on the device where the app cannot', async () => {
    const app = new FakeApp();
    const { screen } = await visited(app);
    await screen.click(screen.all('.timeline button')[0]!);
    expect(app.commands).toEqual([{ command: 'device-navigate', args: ['bench', 'shop://cart'] }]);
  });

  it('asks for the placeholders of an address', async () => {
    const app = new FakeApp().answer('navigate_to', {});
    const { screen } = await visited(app);
    await screen.enter('Address', 'shop://item/{number}');
    await screen.submit();
    expect(app.calls).toEqual([]);
    await screen.enter('number', '7');
    await screen.fire(screen.one('dialog form'), new Event('submit', { bubbles: true, cancelable: true }));
    expect(app.paramsOf('navigate_to')).toEqual([{ url: 'shop://item/7' }]);
  });

  it('keeps bookmarks', async () => {
    const { screen } = await visited(new FakeApp());
    await screen.click(screen.all('.timeline button')[1]!);
    expect(screen.texts('.list-pane li')).toEqual(['shop://cart']);
    expect((await open(navigation)).screen.texts('.list-pane li')).toEqual(['shop://cart']);
  });

  it('shows the fault of the server', async () => {
    const fault = RequestError.ofServer("No device 'bench' is connected. (device-not-found) try: bottlenose devices");
    const { screen, session } = await visited(new FakeApp().answerCommand('device-navigate', fault));
    await screen.enter('Address', 'shop://sale');
    await screen.submit();
    expect(session.problem.value).toBe(fault);
  });
});

describe('preferences', () => {
  const store = { sails: 3, name: 'Ada', open: true };
  const ship = () =>
    new FakeApp()
      .answer('getAllSharedPreferences', { settings: store, empty: {} })
      .answer('setSharedPreference', ({ preferenceName, preferenceValue }: Record<string, string>) => ({
        ...store,
        [preferenceName!]: preferenceValue,
      }))
      .answer('deleteSharedPreference', { sails: 3, open: true });

  it('are listed with their types, by store', async () => {
    const { screen } = await open(preferences, ship());
    expect(screen.texts('tbody tr').map(text => text.split(' ')[0])).toEqual([
      'sails3numberDelete',
      'name"Ada"stringDelete',
      'openbooleanDelete',
    ]);
    await screen.enter('Store', 'empty');
    expect(screen.text).toContain('This store is empty.');
  });

  it('are changed in place and deleted', async () => {
    const { screen, app, session } = await open(preferences, ship());
    await screen.click('Edit sails');
    await screen.enter('sails', '4');
    await screen.press(screen.field('sails'), 'Enter');
    expect(app.paramsOf('setSharedPreference')).toEqual([
      { sharedPreferencesName: 'settings', preferenceName: 'sails', preferenceValue: 4 },
    ]);
    expect(session.state.value.stores!['settings']!['sails']).toBe(4);
    await screen.click('Delete name');
    expect(screen.has('Delete name')).toBe(false);
  });

  it('are searched', async () => {
    const { screen } = await open(preferences, ship());
    await screen.enter('Search', 'ada');
    expect(screen.all('tbody tr')).toHaveLength(1);
    await screen.enter('Search', 'nothing');
    expect(screen.text).toContain('No preferences match the search.');
  });

  it('show the changes that the app reports', async () => {
    const { screen, receive } = await open(preferences, ship());
    await receive('sharedPreferencesChange', { preferences: 'settings', name: 'name', deleted: true, time: 1000 });
    expect(screen.one('.split-side').textContent).toContain('settings name deleted');
  });
});

describe('the sandbox', () => {
  const environments = [{ name: 'Sea', value: 'sea.test' }];

  it('is chosen from the list or by its address', async () => {
    const app = new FakeApp().answer('getSandbox', environments).answer('setSandbox', { result: true });
    const { screen } = await open(sandbox, app);
    await screen.click('Sea sea.test');
    expect(status.value.text).toBe('The app now uses sea.test.');
    expect(screen.button('Sea sea.test').getAttribute('aria-pressed')).toBe('true');
    await screen.enter('Another address', 'lake.test');
    await screen.submit();
    expect(app.paramsOf('setSandbox')).toEqual([{ sandbox: 'sea.test' }, { sandbox: 'lake.test' }]);
  });

  it('that the app refuses is a problem', async () => {
    const app = new FakeApp().answer('getSandbox', environments).answer('setSandbox', { result: false });
    const { screen, session } = await open(sandbox, app);
    await screen.click('Sea sea.test');
    expect(session.problem.value).toBe("The app did not accept 'sea.test'.");
    expect(session.state.value.current).toBeNull();
  });
});

describe('the screen', () => {
  it('is taken with a click', async () => {
    const app = new FakeApp().answerCommand('device-take-screenshot', 'iVBORw0KGgo=');
    const { screen } = await open(screenPlugin, app, DEVICE);
    expect(screen.has('Save')).toBe(false);
    await screen.click('Take screenshot');
    expect(screen.one('img').getAttribute('src')).toBe('data:image/png;base64,iVBORw0KGgo=');
    expect(screen.has('Save')).toBe(true);
  });
});

describe('images', () => {
  const gallery = () =>
    new FakeApp()
      .answer('listImages', {
        levels: [
          { cacheType: 'Memory', clearKey: 'memory', sizeBytes: 4096, maxSizeBytes: 8192, imageIds: ['a', 'b'] },
        ],
      })
      .answer('getImage', ({ imageId }: { imageId: string }) => ({
        imageId,
        uri: `https://shop.test/${imageId}.png`,
        width: 64,
        height: 48,
        sizeBytes: 2048,
        data: 'data:,',
      }))
      .answer('clear', {})
      .answer('trimMemory', {});

  it('are shown by cache, each read once', async () => {
    const { screen, app } = await open(images, gallery());
    expect(screen.texts('.section h2')).toEqual(['▾ Memory (2)']);
    expect(screen.text).toContain('4.1 kB of 8.2 kB');
    await screen.click('Reload');
    expect(app.paramsOf('getImage')).toEqual([{ imageId: 'a' }, { imageId: 'b' }]);
  });

  it('are shown in full with the requests for them', async () => {
    const { screen, receive } = await open(images, gallery());
    await receive('events', { imageIds: ['a'], attribution: ['cart'], startTime: 0, endTime: 250, source: 'network' });
    await screen.click('Image https://shop.test/a.png');
    expect(screen.one('.split-side').textContent).toContain('64 × 48, 2.0 kB');
    expect(screen.one('.split-side').textContent).toContain('250 ms');
  });

  it('are cleared by cache', async () => {
    const { screen, app } = await open(images, gallery());
    await screen.click('Clear');
    await screen.click('Trim memory');
    expect(app.calls.map(({ method }) => method)).toEqual([
      ...['listImages', 'getImage', 'getImage'],
      ...['clear', 'listImages', 'trimMemory', 'listImages'],
    ]);
  });
});

describe('leaks', () => {
  it('show the path of references and what each object holds', async () => {
    const { screen, receive, app } = await open(leakCanary, new FakeApp().answer('clear', {}));
    await receive('reportLeak2', {
      leaks: [
        {
          title: 'shop.CartActivity',
          root: '0',
          retainedSize: '2 kB',
          details: '',
          elements: {
            0: { id: '0', name: 'shop.Leaky.cache', children: ['1', 'absent'] },
            1: { id: '1', name: 'shop.CartActivity', data: { 'Static Fields': { TAG: 'cart' } } },
          },
        },
      ],
    });
    expect(screen.texts('.node .mono')).toEqual(['Leaky.cache', 'CartActivity']);
    await screen.mouseDown(screen.all('.node')[1]!);
    expect(screen.one('.split-side').textContent).toContain('TAGcart');
    await screen.check('Full class names');
    expect(screen.texts('.node .mono')[0]).toBe('shop.Leaky.cache');
    await screen.click('Clear');
    expect(screen.text).toContain('No leak');
    expect(app.calls.map(({ method }) => method)).toEqual(['clear']);
  });
});
