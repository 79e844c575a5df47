import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { devicePlugins, sortPlugins, titleOf } from '../plugins';
import { formatRoute, type Route } from '../state/route';
import { APP_ERRORS } from '../state/sessions';
import { route, sessions, world } from '../state/page';
import { notConnected, type App } from '../state/serverState';
import type { Device } from '../server/wire';
import { nextTheme, theme } from './theme';

const CONNECTIONS = {
  connecting: 'Connecting…',
  open: 'Connected',
  lost: 'Server gone',
  refused: 'Not let in',
} as const;

/** Devices, the apps on them, the plugins of each. */
export function Sidebar({ openPalette }: { openPalette(): void }) {
  const { connection, devices, apps, troubles } = world.value;
  const waiting = notConnected(world.value);
  const stuck = waiting.filter(({ state }) => state === 'failed').length + troubles.length;
  const homeless = apps.filter(({ query }) => !devices.some(({ serial }) => serial === query.device_id));
  const arrows = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const stops = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('a, button.app')];
    stops[stops.indexOf(document.activeElement as HTMLElement) + step]?.focus();
    event.preventDefault();
  };
  return (
    <nav class="sidebar" aria-label="Apps and plugins" onKeyDown={arrows}>
      <header>
        <a class="brand" href="#/">
          Bottlenose
        </a>
        <span class={`chip ${connection === 'open' ? 'ok' : 'warn'}`} role="status">
          {CONNECTIONS[connection]}
        </span>
      </header>
      <button type="button" class="palette-button" onClick={openPalette}>
        <span class="grow">Go to…</span> <kbd>Ctrl K</kbd>
      </button>
      <div class="sidebar-list">
        {devices.map(device => (
          <DeviceGroup
            key={device.serial}
            device={device}
            apps={apps.filter(({ query }) => query.device_id === device.serial)}
          />
        ))}
        {homeless.length > 0 && (
          <div class="device">
            {devices.length > 0 && <h2>Not connected</h2>}
            {homeless.map(app => (
              <AppGroup key={app.id} app={app} />
            ))}
          </div>
        )}
        {devices.length + apps.length === 0 && <p class="muted hint">Apps appear here as they connect.</p>}
      </div>
      <footer>
        <a href="#/pairing" aria-current={route.value.at === 'pairing' ? 'page' : undefined}>
          Pairing
          {waiting.length > 0 && <span class={`badge ${stuck > 0 ? 'error' : ''}`}>{waiting.length}</span>}
          {waiting.length === 0 && stuck > 0 && <span class="badge error">{stuck}</span>}
        </a>
        <span class="grow" />
        <button type="button" onClick={nextTheme} aria-label={`Theme: ${theme.value}`} title="t">
          {theme.value === 'system' ? '◐' : theme.value === 'dark' ? '●' : '○'} {theme.value}
        </button>
      </footer>
    </nav>
  );
}

function DeviceGroup({ device, apps }: { device: Device; apps: App[] }) {
  return (
    <div class="device">
      <h2 title={`${device.os} ${device.serial}`}>
        {device.title} <span class="muted">{device.os}</span>
      </h2>
      {device.deviceType !== 'dummy' && (
        <ul>
          {devicePlugins(device).map(plugin => (
            <Item key={plugin} to={{ at: 'device', serial: device.serial, plugin }} title={titleOf(plugin, true)} />
          ))}
        </ul>
      )}
      {apps.map(app => (
        <AppGroup key={app.id} app={app} />
      ))}
    </div>
  );
}

function AppGroup({ app }: { app: App }) {
  const at = route.value;
  const shown = at.at === 'app' && at.client === app.id;
  const open = useSignal(true);
  const plugins = useMemo(() => sortPlugins(app.plugins), [app.plugins]);
  const errors = sessions.ofApp(app, APP_ERRORS).state.value.rows.version.value > 0;
  return (
    <div class={`app-group ${app.gone ? 'gone' : ''} ${shown ? 'shown' : ''}`}>
      <button
        type="button"
        class="app"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
        title={app.id}
      >
        <span class={`dot ${app.gone ? 'gone' : 'connected'}`} aria-hidden="true" />
        <span class="grow">{app.query.app}</span>
        {app.gone && <span class="muted">gone</span>}
      </button>
      {open.value && (
        <ul>
          {errors && <Item to={{ at: 'app', client: app.id, plugin: APP_ERRORS, link: null }} title="Errors" />}
          {plugins.map(plugin => (
            <Item key={plugin} to={{ at: 'app', client: app.id, plugin, link: null }} title={titleOf(plugin, false)} />
          ))}
          {plugins.length === 0 && <li class="muted hint">{app.gone ? 'nothing known' : 'no plugins'}</li>}
        </ul>
      )}
    </div>
  );
}

function Item({ to, title }: { to: Route; title: string }) {
  const here = route.value;
  const isHere = here.at === to.at && formatRoute({ ...here, link: null } as Route) === formatRoute(to);
  return (
    <li>
      <a href={formatRoute(to)} aria-current={isHere ? 'page' : undefined}>
        {title}
      </a>
    </li>
  );
}
