import { signal } from '@preact/signals';
import type { Device } from '../server/wire';
import { APP_ERRORS } from '../state/sessions';
import { cookies } from './cookies';
import { crashes } from './crash';
import { databases } from './databases';
import { generic } from './generic';
import { images } from './images';
import { layout } from './layout';
import { leakCanary } from './leakcanary';
import { deviceLogs, jvmLogs } from './logs';
import { navigation } from './navigation';
import { network } from './network';
import type { PagePlugin } from '../state/plugin';
import { preferences } from './preferences';
import { sandbox } from './sandbox';
import { screen } from './screen';
import { uiDebugger } from './uidebugger';

const forApps = new Map<string, PagePlugin>(
  Object.entries({
    [APP_ERRORS]: crashes('Errors'),
    CrashReporter: crashes('Crash Reporter'),
    Databases: databases,
    Fresco: images,
    Inspector: layout,
    JvmLogs: jvmLogs,
    LeakCanary: leakCanary,
    Navigation: navigation,
    Network: network,
    Preferences: preferences,
    Sandbox: sandbox,
    cookies,
    'ui-debugger': uiDebugger,
  }),
);

const forDevices = new Map<string, PagePlugin>(
  Object.entries({ DeviceLogs: deviceLogs, CrashReporter: crashes('Crash Reporter'), Screen: screen }),
);

/** Titles that apps gave their plugins themselves. */
const declared = signal<Record<string, string>>({});

/** What shows a plugin; whatever has no page of its own gets the message console, or a table if it declares one. */
export function pageOf(plugin: string, device: boolean): PagePlugin {
  return (device ? forDevices : forApps).get(plugin) ?? generic;
}

export function addPlugin(id: string, plugin: PagePlugin): void {
  forApps.set(id, plugin);
}

export function declareTitle(plugin: string, title: string): void {
  if (declared.value[plugin] !== title) declared.value = { ...declared.value, [plugin]: title };
}

export function titleOf(plugin: string, device: boolean): string {
  return pageOf(plugin, device).title || declared.value[plugin] || plugin;
}

export function sortPlugins(plugins: string[]): string[] {
  return [...plugins].sort((a, b) => titleOf(a, false).localeCompare(titleOf(b, false), 'en'));
}

/** What a device itself can tell. */
export function devicePlugins(device: Device): string[] {
  const talks = device.os === 'Android' || device.os === 'iOS';
  return [
    ...(talks ? ['DeviceLogs', 'CrashReporter'] : []),
    ...(device.features?.screenshotAvailable ? ['Screen'] : []),
  ];
}
