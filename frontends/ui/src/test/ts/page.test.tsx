// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPage } from '../../main/ts/page';
import type { Admission } from '../../main/ts/server/admission';
import { go } from '../../main/ts/state/navigation';
import type { Page } from '../../main/ts/state/page';
import type { Route } from '../../main/ts/state/route';
import { clientWith, device, diagnosis, line } from './support/descriptions';
import { FakeServer } from './support/fakeWebSocket';
import { Screen, settle } from './support/rendering';

let server: FakeServer;
let admission: Admission;
let page: Page;
let screen: Screen;

/** Frames that are due; the test draws them. */
let frames: (() => void)[];

const draw = async () => {
  // A slow machine handles one message a frame.
  for (let turn = 0; turn < 12 || (frames.length > 0 && turn < 100); turn++) {
    await act(() => frames.splice(0).forEach(frame => frame()));
    await new Promise(resolve => setTimeout(resolve)); // effects run in a task of their own
    await settle();
  }
};

const show = async (route: Route) => {
  go(route);
  page.route.value = route;
  await draw();
};

beforeEach(async () => {
  frames = [];
  admission = { query: '' };
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  server = FakeServer.install(false)
    .answer('device-list', () => [device('emulator')])
    .answer('client-list', () => [clientWith('a', ['Network', 'Logs of fish'], ['Network'])])
    .answer('bottlenose-gone-clients', () => [])
    .answer('bottlenose-diagnoses', () => [])
    .answer('bottlenose-device-troubles', () => [])
    .answer('bottlenose-connectivity-notes', () => [])
    .answer('bottlenose-page-plugins', () => ({ path: '/plugins/secret/', modules: [] }))
    .answer('client-request', () => undefined);
  location.hash = '';
  const host = document.createElement('div');
  document.body.append(host);
  page = await startPage(host, () => Promise.resolve(admission));
  screen = new Screen(host);
  await draw();
});

afterEach(() => {
  render(null, screen.host);
  screen.host.remove();
  vi.restoreAllMocks();
});

const open = async () => {
  await server.accept();
  await draw();
};

const link = (title: string) =>
  screen.all('nav a').find(one => one.textContent.replace(/\s+/g, ' ').trim() === title) as HTMLAnchorElement;

describe('a page that starts', () => {
  it('shows nothing but that it connects, then how to connect an app', async () => {
    expect(screen.text).toContain('Connecting…');
    server.answer('client-list', () => []);
    await open();
    expect(screen.text).toContain('Connected');
    expect(screen.text).toContain('No app is connected yet');
    expect(screen.text).toContain('./bottlenose demo');
    expect(document.title).toBe('Bottlenose');
  });

  it('lists devices with their apps and plugins', async () => {
    await open();
    expect(screen.texts('.device h2')).toEqual(['Pixel Android', 'Disconnected devices']);
    expect(screen.texts('.sidebar li')).toContain('Network');
    expect(link('Screen').getAttribute('href')).toBe('#/device/emulator/Screen');
    expect(link('Network').getAttribute('href')).toBe('#/app/a/Network');
    expect(screen.text).toContain('Choose an app on the left');
  });

  it('shows the next step where the browser is not authorized', async () => {
    admission = 'refused';
    await server.close();
    await new Promise(resolve => setTimeout(resolve, 300)); // the page tries again
    await draw();
    expect(screen.one('.banner').textContent).toContain('This browser is not authorized.');
    expect(screen.texts('.sidebar [role=status]')).toEqual(['Not authorized']);
  });

  it('keeps what it shows when the server is disconnected, with a banner', async () => {
    await open();
    await server.close();
    await draw();
    expect(screen.one('.banner').textContent).toContain('reconnects automatically');
    expect(link('Network')).toBeDefined();
  });
});

describe('a plugin on the page', () => {
  it('is shown under its title, and marked in the sidebar', async () => {
    await open();
    await show({ at: 'app', client: 'a', plugin: 'Network', link: null });
    expect(screen.texts('h1')).toEqual(['Network']);
    expect(document.title).toBe('Network · Fish · Bottlenose');
    expect(link('Network').getAttribute('aria-current')).toBe('page');
    expect(screen.text).toContain('No requests yet.');
  });

  it('without a view of its own is a console', async () => {
    await open();
    await show({ at: 'app', client: 'a', plugin: 'Logs of fish', link: null });
    expect(screen.text).toContain('No messages from the plugin Logs of fish yet.');
    expect(screen.has('Call')).toBe(true);
  });

  it('that the app does not have is named', async () => {
    await open();
    await show({ at: 'app', client: 'a', plugin: 'Databases', link: null });
    expect(screen.text).toContain("Fish has no plugin 'Databases'.");
  });

  it('of an app that has disconnected shows the last messages, marked as such', async () => {
    await open();
    await show({ at: 'app', client: 'a', plugin: 'Network', link: null });
    await server.emit({ event: 'client-disconnected', data: { id: 'a' } });
    await draw();
    expect(screen.texts('.chip.warn')).toEqual(['disconnected, showing the last messages']);
    expect(screen.texts('.app-group .muted')).toContain('disconnected');
  });

  it('that fails leaves the rest of the page as it is', async () => {
    await open();
    vi.spyOn(console, 'error').mockImplementation(() => {});
    page.catalog.add('Logs of fish', {
      title: 'Fragile',
      initialState: () => null,
      receive: state => state,
      View: () => {
        throw new Error('cracked');
      },
    });
    await show({ at: 'app', client: 'a', plugin: 'Logs of fish', link: null });
    expect(screen.text).toContain('This view failed');
    expect(screen.text).toContain('cracked. The rest of the page still works.');
    expect(link('Network')).toBeDefined();
  });

  it('shows the fault of a request with its code and the next step', async () => {
    server.answer('device-take-screenshot', () => {
      throw new Error('The screen is locked. (screen-locked) try: unlock the device');
    });
    await open();
    await show({ at: 'device', serial: 'emulator', plugin: 'Screen' });
    await screen.click('Take screenshot');
    await draw();
    expect(screen.one('[role=alert]').textContent).toBe('The screen is locked. (screen-locked)Try: unlock the device');
  });
});

describe('an address without a plugin', () => {
  it('of an app is the app itself', async () => {
    await open();
    await show({ at: 'app', client: 'a', plugin: null, link: null });
    expect(screen.text).toContain('Choose a plugin on the left');
  });

  it('of an unknown app or device shows that it is not connected', async () => {
    await open();
    await show({ at: 'app', client: 'unknown', plugin: 'Network', link: null });
    expect(screen.text).toContain('This app is not connected');
    await show({ at: 'device', serial: 'unknown', plugin: 'Screen' });
    expect(screen.text).toContain('This device is not connected');
  });
});

describe('errors of an app', () => {
  it('have an entry in the sidebar as soon as there is one', async () => {
    await open();
    expect(link('Errors')).toBeUndefined();
    await server.emit({
      event: 'client-message',
      data: { id: 'a', message: JSON.stringify({ error: { name: 'NPE', message: 'no tank' } }) },
    });
    await draw();
    expect(link('Errors').getAttribute('href')).toBe('#/app/a/');
    await show({ at: 'app', client: 'a', plugin: '', link: null });
    expect(screen.texts('h1')).toEqual(['Errors']);
    expect(screen.texts('.cell')).toContain('no tank');
  });
});

describe('pairing', () => {
  const pairing = async () => {
    await open();
    await show({ at: 'pairing' });
  };

  it('explains what will appear', async () => {
    await pairing();
    expect(screen.text).toContain('No pairing attempts yet');
  });

  it('shows why an app fails: once, with its code and the next step', async () => {
    server.answer('client-list', () => []);
    server.answer('bottlenose-diagnoses', () => [diagnosis({ count: 3 })]);
    server.answer('bottlenose-connectivity-notes', () => [
      line('info', 'Certificate requested'),
      line('error', 'Cannot read app.csr. (csr-unreadable) try: install the debug build'),
    ]);
    await pairing();
    const card = screen.one('article.failed');
    expect(card.textContent).toContain('Android · Pixel · failed');
    expect(card.textContent.split('Cannot read app.csr.')).toHaveLength(2);
    expect(card.textContent).toContain('(csr-unreadable, 3 times)');
    expect(card.querySelector('.next')!.textContent).toBe('Try: install the debug build');
    expect(card.textContent).toContain('Certificate requested');
    expect(link('Pairing1').querySelector('.badge.error')).not.toBeNull();
  });

  it('shows a client that did not identify itself by its address', async () => {
    server.answer('bottlenose-diagnoses', () => [diagnosis({ app: '?', os: '?', device: '10.0.0.7' })]);
    await pairing();
    expect(screen.texts('article h2')).toEqual(['Unknown client at 10.0.0.7']);
  });

  it('shows open faults of the devices', async () => {
    server.answer('bottlenose-device-troubles', () => [
      { code: 'adb-missing', message: 'adb is not installed.', next: 'install the platform tools' },
    ]);
    await pairing();
    expect(screen.one('article').textContent).toContain('adb is not installed. (adb-missing)');
  });

  it('creates a code, shows it and hides it', async () => {
    server.answer('bottlenose-pair', () => ({
      id: 1,
      code: 'whale-7',
      qr: '<svg/>',
      expires: '2026-01-01T12:00:00Z',
      apps: 1,
      used: 0,
    }));
    await pairing();
    await screen.click('Pair with a code');
    await draw();
    expect(screen.texts('.code-text')).toEqual(['whale-7']);
    expect(screen.text).toContain('for one app. Keep it secret');
    await screen.click('Hide');
    expect(screen.all('.code-text')).toEqual([]);
  });

  it('shows the fault where no code is created', async () => {
    server.answer('bottlenose-pair', () => {
      throw new Error('Too many codes are valid. (pairing-codes-full) try: bottlenose pair revoke');
    });
    await pairing();
    await screen.click('Pair with a code');
    await draw();
    expect(screen.one('[role=alert] .next').textContent).toBe('Try: bottlenose pair revoke');
  });
});

describe('a notification of the server', () => {
  it('is shown until it is dismissed', async () => {
    await open();
    await server.emit({
      event: 'notification',
      data: { type: 'warning', title: 'Disk is full', description: 'Recording stopped.' },
    });
    await draw();
    expect(screen.one('.toast.warning').textContent).toContain('Recording stopped.');
    await screen.click('Dismiss: Disk is full');
    expect(screen.all('.toast')).toEqual([]);
  });
});

describe('the palette', () => {
  const palette = async () => {
    await open();
    await screen.press(document.body, 'k', { ctrlKey: true });
    await draw();
  };

  it('finds a plugin by parts of the names of app and plugin', async () => {
    await palette();
    await screen.enter('App, plugin or action', 'fish net');
    expect(screen.texts('[role=option]')).toEqual(['NetworkFish']);
    await screen.press(screen.field('App, plugin or action'), 'Enter');
    expect(location.hash).toBe('#/app/a/Network');
    expect(screen.all('dialog')).toEqual([]);
  });

  it('moves with the arrow keys, and stays within the list', async () => {
    await palette();
    await screen.enter('App, plugin or action', 'pixel');
    const selected = () => screen.texts('[role=option][aria-selected=true]')[0];
    const before = selected();
    await screen.press(screen.field('App, plugin or action'), 'ArrowUp');
    expect(selected()).toBe(before);
    await screen.press(screen.field('App, plugin or action'), 'ArrowDown');
    expect(selected()).not.toBe(before);
  });

  it('shows a text when nothing matches', async () => {
    await palette();
    await screen.enter('App, plugin or action', 'shark');
    expect(screen.text).toContain('No matches.');
  });
});

describe('the keyboard on the page', () => {
  it('changes the theme, and keeps it', async () => {
    await open();
    const before = document.documentElement.dataset['theme'];
    await screen.press(document.body, 't');
    expect(document.documentElement.dataset['theme']).not.toBe(before);
    expect(localStorage.getItem('theme')).toBe(document.documentElement.dataset['theme']);
  });

  it('shows all shortcuts', async () => {
    await open();
    await screen.press(document.body, '?');
    expect(screen.one('dialog').textContent).toContain('Go to an app, plugin or action');
    expect(screen.one('dialog').textContent).toContain('Search in one column');
  });

  it('moves between the links of the sidebar', async () => {
    await open();
    link('Network').focus();
    await screen.press(link('Network'), 'ArrowUp');
    expect(document.activeElement?.textContent).toBe('Logs of fish');
    await screen.press(link('Logs of fish'), 'ArrowDown');
    expect(document.activeElement?.textContent).toBe('Network');
  });
});
