import type { ConnectionState } from '../../server/connection';
import { unconnectedSetups } from '../../state/serverState';
import { usePage } from '../pageContext';
import { nextTheme, theme } from '../theme';
import { AppGroup } from './AppGroup';
import { DeviceGroup } from './DeviceGroup';

const CONNECTION_TEXTS: Record<ConnectionState, string> = {
  connecting: 'Connecting…',
  open: 'Connected',
  lost: 'Disconnected',
  refused: 'Not authorized',
};

const THEME_ICONS = { system: '◐', dark: '●', light: '○' } as const;

/** Devices, their apps, and the plugins of each. */
export function Sidebar({ openPalette }: { openPalette(): void }) {
  const { connection } = usePage().state.value;
  return (
    <nav class="sidebar" aria-label="Apps and plugins" onKeyDown={moveFocus}>
      <header>
        <a class="brand" href="#/">
          Bottlenose
        </a>
        <span class={`chip ${connection === 'open' ? 'ok' : 'warn'}`} role="status">
          {CONNECTION_TEXTS[connection]}
        </span>
      </header>
      <button type="button" class="palette-button" onClick={openPalette}>
        <span class="grow">Go to…</span> <kbd>Ctrl K</kbd>
      </button>
      <AppList />
      <footer>
        <PairingLink />
        <span class="grow" />
        <button type="button" onClick={nextTheme} aria-label={`Theme: ${theme.value}`} title="t">
          {THEME_ICONS[theme.value]} {theme.value}
        </button>
      </footer>
    </nav>
  );
}

function AppList() {
  const { devices, apps } = usePage().state.value;
  const withoutDevice = apps.filter(({ query }) => !devices.some(({ serial }) => serial === query.device_id));
  return (
    <div class="sidebar-list">
      {devices.map(device => (
        <DeviceGroup
          key={device.serial}
          device={device}
          apps={apps.filter(({ query }) => query.device_id === device.serial)}
        />
      ))}
      {withoutDevice.length > 0 && (
        <div class="device">
          {devices.length > 0 && <h2>Disconnected devices</h2>}
          {withoutDevice.map(app => (
            <AppGroup key={app.id} app={app} />
          ))}
        </div>
      )}
      {devices.length + apps.length === 0 && <p class="muted hint">Connected apps appear here.</p>}
    </div>
  );
}

/** The number is that of apps that are not connected, or of faults. */
function PairingLink() {
  const page = usePage();
  const state = page.state.value;
  const setups = unconnectedSetups(state);
  const failed = setups.filter(setup => setup.state === 'failed').length + state.faults.length;
  const count = setups.length || failed;
  return (
    <a href="#/pairing" aria-current={page.route.value.at === 'pairing' ? 'page' : undefined}>
      Pairing
      {count > 0 && <span class={`badge ${failed > 0 ? 'error' : ''}`}>{count}</span>}
    </a>
  );
}

/** The arrow keys move between links. */
function moveFocus(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const links = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('a, button.app')];
  links[links.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  event.preventDefault();
}
