import { describe, expect, it } from 'vitest';
import type { PagePlugin } from '../../../main/ts/state/plugin';
import { devicePlugins, PluginCatalog } from '../../../main/ts/state/catalog';
import { device } from '../support/descriptions';

const plugin = (title: string): PagePlugin<unknown> => ({
  title,
  initialState: () => null,
  receive: state => state,
  View: () => null,
});

const generic = plugin('');

const catalogOf = () =>
  new PluginCatalog({
    forApps: { Network: plugin('Network'), JvmLogs: plugin('Logs') },
    forDevices: { DeviceLogs: plugin('Logs') },
    fallback: generic,
  });

describe('the catalog of plugins', () => {
  it('has a plugin for every id', () => {
    const catalog = catalogOf();
    expect(catalog.forApp('Network').title).toBe('Network');
    expect(catalog.forApp('unknown')).toBe(generic);
    expect(catalog.forDevice('Network')).toBe(generic);
  });

  it('prefers a plugin that a developer adds', () => {
    const catalog = catalogOf();
    catalog.add('Network', plugin('My network'));
    expect(catalog.titleForApp('Network')).toBe('My network');
  });

  it('names a plugin as itself, else as its app, else by its id', () => {
    const catalog = catalogOf();
    expect(catalog.titleForApp('jobs')).toBe('jobs');
    catalog.declareTitle('jobs', 'Jobs');
    catalog.declareTitle('Network', 'Calls');
    expect(['jobs', 'Network'].map(id => catalog.titleForApp(id))).toEqual(['Jobs', 'Network']);
  });

  it('sorts plugins by their titles', () => {
    expect(catalogOf().sort(['Network', 'zebra', 'apple', 'JvmLogs'])).toEqual([
      'apple',
      'JvmLogs',
      'Network',
      'zebra',
    ]);
  });
});

describe('the plugins of a device', () => {
  const features = { screenshotAvailable: false, screenCaptureAvailable: false };

  it('are log, crashes and screen where it has them', () => {
    expect(devicePlugins(device('a'))).toEqual(['DeviceLogs', 'CrashReporter', 'Screen']);
    expect(devicePlugins(device('a', { os: 'iOS', features }))).toEqual(['DeviceLogs', 'CrashReporter']);
    expect(devicePlugins(device('a', { os: 'Linux', features }))).toEqual([]);
  });

  it('are none for a device that only its apps have named', () => {
    expect(devicePlugins(device('a', { deviceType: 'dummy' }))).toEqual([]);
  });
});
