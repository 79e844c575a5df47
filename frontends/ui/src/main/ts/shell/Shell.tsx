import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useShortcut } from '../components/shortcuts';
import { status } from '../components/status';
import type { Page } from '../state/page';
import { Banner } from './Banner';
import { Main } from './Main';
import { PageContext } from './pageContext';
import { Palette } from './Palette';
import { ShortcutHelp } from './ShortcutHelp';
import { Sidebar } from './sidebar/Sidebar';
import { nextTheme } from './theme';
import { Toasts } from './Toasts';

/** The whole page: the sidebar, what the address names, and what opens above it. */
export function Shell({ page }: { page: Page }) {
  const palette = useSignal(false);
  const help = useSignal(false);
  useShortcut('ctrl+k', 'Go to an app, plugin or action', () => (palette.value = true));
  useShortcut('?', 'Show keyboard shortcuts', () => (help.value = true));
  useShortcut('t', 'Change the theme', nextTheme);
  useShortcut('g', 'Go to the list of plugins', focusSidebar);
  useShortcut('m', 'Go to the main part', focusMain);
  useDocumentTitle(page);
  return (
    <PageContext.Provider value={page}>
      <div class="page">
        <SkipLink />
        <Sidebar openPalette={() => (palette.value = true)} />
        <main id="main" tabIndex={-1}>
          <Banner />
          <Main />
        </main>
        <Toasts />
        <div class="status-message" role="status" key={status.value.count}>
          {status.value.text}
        </div>
        {palette.value && <Palette close={() => (palette.value = false)} />}
        {help.value && <ShortcutHelp close={() => (help.value = false)} />}
      </div>
    </PageContext.Provider>
  );
}

function SkipLink() {
  const skip = (event: Event) => {
    event.preventDefault();
    document.getElementById('main')?.focus();
  };
  return (
    <a class="skip" href="#main" onClick={skip}>
      Skip to the main part
    </a>
  );
}

function useDocumentTitle(page: Page): void {
  const title = [...placeOf(page), 'Bottlenose'].filter(Boolean).join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** The names of what the address names, the most specific first. */
function placeOf({ route, catalog, shownApp }: Page): (string | undefined)[] {
  const shown = route.value;
  if (shown.at === 'device') return [catalog.titleForDevice(shown.plugin)];
  if (shown.at !== 'app') return [];
  return [shown.plugin === null ? undefined : catalog.titleForApp(shown.plugin), shownApp.value?.query.app];
}

function focusSidebar(): void {
  const selectors = ['.sidebar [aria-current=page]', '.sidebar li a', '.sidebar a'];
  const found = selectors.map(selector => document.querySelector<HTMLElement>(selector)).find(Boolean);
  found?.focus();
}

function focusMain(): void {
  document.querySelector<HTMLElement>('main [role=grid], main input, main button')?.focus();
}
