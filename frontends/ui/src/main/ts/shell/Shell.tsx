import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Dialog } from '../components/basics';
import { done } from '../components/clipboard';
import { currentShortcuts, useShortcut } from '../components/shortcuts';
import { titleOf } from '../plugins';
import { route, shownApp, world } from '../state/page';
import { Main } from './Main';
import { Palette } from './Palette';
import { Sidebar } from './Sidebar';
import { Toasts } from './Toasts';
import { nextTheme } from './theme';

const MORE_KEYS = [
  { keys: 'j / k / ↑ / ↓', title: 'Move in a table' },
  { keys: 'enter', title: 'Open the row' },
  { keys: 'ctrl+click', title: 'Mark a row; Shift marks all up to it' },
  { keys: 'esc', title: 'Close' },
  { keys: 'one two', title: 'Search for rows with both words' },
  { keys: '"one two"', title: 'Search for them together' },
  { keys: '-one', title: 'Search for rows without it' },
  { keys: 'status:404', title: 'Search in a column' },
  { keys: '/5\\d\\d/', title: 'Search by a regular expression' },
];

/** The whole page. */
export function Page() {
  const palette = useSignal(false);
  const help = useSignal(false);
  useShortcut('ctrl+k', 'Go to an app, a plugin, an action', () => (palette.value = true));
  useShortcut('?', 'Show these shortcuts', () => (help.value = true));
  useShortcut('t', 'Switch between dark and light', nextTheme);
  useShortcut('g', 'Go to the list of plugins', () =>
    (
      document.querySelector<HTMLElement>('.sidebar [aria-current=page]') ??
      document.querySelector<HTMLElement>('.sidebar li a, .sidebar a')
    )?.focus(),
  );
  useShortcut('m', 'Go to the main part', () =>
    document.querySelector<HTMLElement>('main [role=grid], main input, main button')?.focus(),
  );
  const at = route.value;
  const title =
    at.at === 'app'
      ? [at.plugin && titleOf(at.plugin, false), shownApp.value?.query.app]
      : [at.at === 'device' && titleOf(at.plugin, true)];
  const heading = [...title, 'Bottlenose'].filter(Boolean).join(' · ');
  useEffect(() => {
    document.title = heading;
  }, [heading]);
  return (
    <div class="page">
      <a
        class="skip"
        href="#main"
        onClick={event => (event.preventDefault(), document.getElementById('main')?.focus())}
      >
        To the main part
      </a>
      <Sidebar openPalette={() => (palette.value = true)} />
      <main id="main" tabIndex={-1}>
        <Banner />
        <Main />
      </main>
      <Toasts />
      <div class="done" role="status" key={done.value.count}>
        {done.value.text}
      </div>
      {palette.value && <Palette close={() => (palette.value = false)} />}
      {help.value && (
        <Dialog title="Keyboard" close={() => (help.value = false)}>
          <dl class="pairs keys">
            {[...currentShortcuts(), ...MORE_KEYS].map(({ keys, title: what }) => (
              <div key={keys + what}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </div>
  );
}

function Banner() {
  const { connection, loaded } = world.value;
  if (connection === 'open' || (connection === 'connecting' && !loaded)) return null;
  if (connection === 'refused') {
    return (
      <div class="banner" role="alert">
        <strong>The server does not know this browser.</strong> Open the address that <code>bottlenose serve</code>{' '}
        prints; it lets a browser in once. <code>bottlenose serve --open</code> opens it by itself.
      </div>
    );
  }
  return (
    <div class="banner" role="alert">
      <strong>The server is gone.</strong> The page keeps what it has and connects again by itself. Start it with{' '}
      <code>bottlenose serve</code>.
    </div>
  );
}
