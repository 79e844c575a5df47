import type {
  Client,
  ClientWithPlugins,
  ConnectivityLine,
  Device,
  Diagnosis,
  Level,
} from '../../../main/ts/api/descriptions';

/** An app named Fish on a Pixel. */
export function client(id: string, more: Partial<Client['query']> = {}): Client {
  const query = {
    app: 'Fish',
    os: 'Android',
    device: 'Pixel',
    device_id: 'emulator-5554',
    medium: 'FS_ACCESS' as const,
  };
  return { id, query: { ...query, ...more } };
}

export function clientWith(id: string, plugins: string[], backgroundPlugins: string[] = []): ClientWithPlugins {
  return { ...client(id), plugins, backgroundPlugins };
}

export function device(serial: string, more: Partial<Device> = {}): Device {
  return {
    os: 'Android',
    title: 'Pixel',
    deviceType: 'emulator',
    serial,
    features: { screenshotAvailable: true, screenCaptureAvailable: false },
    ...more,
  };
}

let seconds = 0;

/** A line of the connectivity log about Fish; each is a second later than the one before. */
export function line(type: Level, message: string, more: Partial<ConnectivityLine> = {}): ConnectivityLine {
  const time = new Date(++seconds * 1000).toISOString();
  return { time, type, message, os: 'Android', device: 'Pixel', app: 'Fish', ...more };
}

export function diagnosis(more: Partial<Diagnosis> = {}): Diagnosis {
  return {
    app: 'Fish',
    os: 'Android',
    device: 'Pixel',
    code: 'csr-unreadable',
    message: 'Cannot read app.csr.',
    next: 'install the debug build',
    count: 1,
    last: '2026-01-01T00:00:00Z',
    ...more,
  };
}
