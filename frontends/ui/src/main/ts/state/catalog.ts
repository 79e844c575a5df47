import { signal } from '@preact/signals';
import type { Device } from '../api/descriptions';
import type { PagePlugin } from './plugin';

/** Id of the pseudo plugin that holds the errors of an app as a whole. */
export const APP_ERRORS = '';

export const CRASH_REPORTER = 'CrashReporter';

export interface BuiltInPlugins {
  forApps: Record<string, PagePlugin<unknown>>;
  forDevices: Record<string, PagePlugin<unknown>>;
  /** Shows every plugin that has none of its own. */
  fallback: PagePlugin<unknown>;
}

/** The plugins of the page: those that are built in, and those that a developer adds. */
export class PluginCatalog {
  private readonly forApps: Map<string, PagePlugin<unknown>>;
  private readonly forDevices: Map<string, PagePlugin<unknown>>;
  private readonly fallback: PagePlugin<unknown>;
  /** Titles that apps declare for their plugins. */
  private readonly declaredTitles = signal<Record<string, string>>({});

  constructor({ forApps, forDevices, fallback }: BuiltInPlugins) {
    this.forApps = new Map(Object.entries(forApps));
    this.forDevices = new Map(Object.entries(forDevices));
    this.fallback = fallback;
  }

  add(id: string, plugin: PagePlugin<unknown>): void {
    this.forApps.set(id, plugin);
  }

  forApp(id: string): PagePlugin<unknown> {
    return this.forApps.get(id) ?? this.fallback;
  }

  forDevice(id: string): PagePlugin<unknown> {
    return this.forDevices.get(id) ?? this.fallback;
  }

  declareTitle(id: string, title: string): void {
    const titles = this.declaredTitles.peek();
    if (titles[id] !== title) this.declaredTitles.value = { ...titles, [id]: title };
  }

  titleForApp(id: string): string {
    return this.forApp(id).title || this.declaredTitles.value[id] || id;
  }

  titleForDevice(id: string): string {
    return this.forDevice(id).title || id;
  }

  /** Plugins of an app in the order of their titles. */
  sort(ids: readonly string[]): string[] {
    return [...ids].sort((a, b) => this.titleForApp(a).localeCompare(this.titleForApp(b), 'en'));
  }
}

/** The plugins that a device has itself. */
export function devicePlugins({ os, deviceType, features }: Device): string[] {
  if (deviceType === 'dummy') return [];
  const hasLog = os === 'Android' || os === 'iOS';
  return [...(hasLog ? ['DeviceLogs', CRASH_REPORTER] : []), ...(features.screenshotAvailable ? ['Screen'] : [])];
}
