import type {
  Authority,
  ClientWithPlugins,
  ConnectivityLine,
  Device,
  DeviceHistory,
  Diagnosis,
  Fault,
  IssuedPairingCode,
  PairingCode,
  SetupState,
} from './descriptions';

/** The request to an app, in `client-request` and `client-request-response`. */
export interface ClientRequest {
  method: string;
  params?: unknown;
}

/** The answer of an app. */
export interface ClientResponse {
  success?: unknown;
  error?: unknown;
  /** Characters of the answer. */
  length?: number;
}

/** The commands that the page runs, by name, with their arguments and answers. */
export interface Commands {
  'device-list': { args: []; answer: Device[] };
  'device-take-screenshot': { args: [serial: string]; answer: string };
  'device-navigate': { args: [serial: string, address: string]; answer: undefined };
  'device-clear-logs': { args: [serial: string]; answer: undefined };
  'client-list': { args: []; answer: ClientWithPlugins[] };
  'client-request': { args: [client: string, request: ClientRequest]; answer: undefined };
  'client-request-response': { args: [client: string, request: ClientRequest]; answer: ClientResponse };
  'bottlenose-certificates': { args: []; answer: Authority };
  'bottlenose-connectivity-notes': { args: []; answer: ConnectivityLine[] };
  'bottlenose-device-history': { args: [serial: string]; answer: DeviceHistory };
  'bottlenose-device-troubles': { args: []; answer: Fault[] };
  'bottlenose-diagnoses': { args: []; answer: Diagnosis[] };
  'bottlenose-dismiss-diagnosis': { args: [id: number]; answer: undefined };
  'bottlenose-forget-device-log': { args: [serial: string]; answer: undefined };
  'bottlenose-gone-clients': { args: []; answer: ClientWithPlugins[] };
  'bottlenose-message-part': {
    args: [client: string, message: number, offset: number];
    answer: { text: string; next?: number };
  };
  'bottlenose-open-history': { args: [client: string, plugin: string]; answer: undefined };
  'bottlenose-page-plugins': { args: []; answer: { path: string; modules: string[] } };
  'bottlenose-pair': { args: [options?: { lifetime?: number; apps?: number }]; answer: IssuedPairingCode };
  'bottlenose-pairing-codes': { args: []; answer: PairingCode[] };
  'bottlenose-setups': { args: []; answer: SetupState[] };
}

export type CommandName = keyof Commands;

/** Runs a command of the server. */
export type Exec = <Name extends CommandName>(
  command: Name,
  ...args: Commands[Name]['args']
) => Promise<Commands[Name]['answer']>;
