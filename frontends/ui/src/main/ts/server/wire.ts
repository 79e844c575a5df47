// The forms of the front ends' API, docs/PROTOCOL.md. Only what the page reads.

export interface Device {
  os: string;
  title: string;
  deviceType: string;
  serial: string;
  features?: { screenshotAvailable?: boolean };
}

export interface ClientQuery {
  app: string;
  os: string;
  device: string;
  device_id: string;
  sdk_version?: number;
  medium?: string;
}

export interface Client {
  id: string;
  query: ClientQuery;
  plugins?: string[];
  backgroundPlugins?: string[];
}

/** Who an app on its way says it is. */
export interface AppIdentity {
  os: string;
  deviceName: string;
  appName: string;
}

export interface Diagnosis {
  app: string;
  os: string;
  device: string;
  code: string;
  message: string;
  next: string;
  count: number;
  last: string;
}

export interface Fault {
  code: string;
  message: string;
  next: string;
}

/** A line about an app that is on its way. */
export interface Note {
  time: string;
  type: string;
  message: string;
  os?: string;
  device?: string;
  app?: string;
}

export interface DeviceLogEntry {
  date: string;
  type: string;
  message: string;
  pid: number;
  tid: number;
  app?: string;
  tag: string;
}

export interface DeviceCrash {
  name: string;
  reason: string;
  callstack?: string;
  date?: number;
}

/** What an app pairs with from another machine. Told once: the server does not keep the code. */
export interface PairingCode {
  id: string;
  code: string;
  /** The same as a picture, SVG. */
  qr: string;
  expires: string;
  apps: number;
}

/** What the server told unasked. */
export interface ServerEvent {
  event: string;
  data: any;
}

/** An error that an app or the server answered with; the fields are the app's own. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly detail: unknown = undefined,
    readonly stacktrace = '',
  ) {
    super(message);
  }

  /** Whatever an app sends as `error`. */
  static of(error: any): Refusal {
    if (typeof error === 'string') return new Refusal(error, error);
    const message = error?.message ?? error?.errorMessage ?? error?.name ?? JSON.stringify(error);
    return new Refusal(String(message), error, String(error?.stacktrace ?? error?.stackTrace ?? ''));
  }
}
