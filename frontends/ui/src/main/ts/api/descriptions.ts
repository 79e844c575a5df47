// What the server's API describes: devices, apps, faults, pairing codes. The facts are in docs/PROTOCOL.md.

export interface Device {
  os: string;
  title: string;
  /** `dummy` stands for a device that only its apps have named. */
  deviceType: 'physical' | 'emulator' | 'dummy';
  serial: string;
  features: { screenshotAvailable: boolean; screenCaptureAvailable: boolean };
}

/** How an app identifies itself when it connects. */
export interface ClientQuery {
  app: string;
  app_id?: string;
  os: string;
  device: string;
  device_id: string;
  sdk_version?: number;
  medium: 'FS_ACCESS' | 'WWW' | 'NONE';
  /** Only of apps that connect over RSocket. */
  rsocket?: boolean;
}

/** A connected app. */
export interface Client {
  id: string;
  query: ClientQuery;
}

/** A connected app with the ids of its plugins. */
export interface ClientWithPlugins extends Client {
  plugins: string[];
  backgroundPlugins: string[];
  /** From 2 on, of an app that identifies itself as an earlier one does. */
  instance?: number;
}

/** An app that is pairing and has no id yet. */
export interface AppIdentity {
  os: string;
  deviceName: string;
  appName: string;
}

/** A failure that a user can act on: a stable code, one sentence, and the next step. */
export interface Fault {
  code: string;
  message: string;
  next: string;
}

/** Why an app fails to connect. */
export interface Diagnosis extends Fault {
  /** To dismiss it by; absent from older servers. */
  id?: number;
  /** `?` where the client did not identify itself; `device` is then its address. */
  app: string;
  os: string;
  device: string;
  count: number;
  last: string;
}

/** An app on its way to a connection, or lately at its end. */
export interface SetupState {
  app: string;
  os: string;
  device: string;
  state: 'pairing' | 'issuing' | 'delivered' | 'connecting' | 'connected' | 'failed';
  since: string;
  steps: { time: string; text: string }[];
}

export type Level = 'success' | 'info' | 'warning' | 'error';

/** One line of the connectivity log. The app's fields are absent where the client did not identify itself. */
export interface ConnectivityLine {
  time: string;
  type: Level;
  message: string;
  os?: string;
  device?: string;
  app?: string;
  medium?: ClientQuery['medium'];
}

export interface DeviceLogEntry {
  date: string;
  type: 'unknown' | 'verbose' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
  pid: number;
  tid: number;
  app?: string;
  tag: string;
  message: string;
}

export interface DeviceCrash {
  name: string;
  reason: string;
  callstack?: string;
  /** Milliseconds since 1970. */
  date?: number;
}

/** What the server remembers of a device. */
export interface DeviceHistory {
  logs: DeviceLogEntry[];
  crashes: DeviceCrash[];
}

export interface PairingCode {
  id: number;
  expires: string;
  /** How many apps may pair with it. */
  apps: number;
  used: number;
}

/** A pairing code with its secret, which the server reveals only once. */
export interface IssuedPairingCode extends PairingCode {
  code: string;
  /** The code as a QR code, an SVG document. */
  qr: string;
}

/** The server's certificate authority. */
export interface Authority {
  fingerprint: string;
  subject: string;
  notBefore: string;
  notAfter: string;
  rotationDue: string;
}

/** A message of an app that is too large to be shown. */
export interface LargeMessage {
  /** Of the app. */
  id: string;
  plugin: string;
  /** Its number, for as long as the server keeps it. */
  message: number;
  bytes: number;
}
