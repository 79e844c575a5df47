import type {
  AppIdentity,
  Client,
  ConnectivityLine,
  Device,
  DeviceCrash,
  DeviceLogEntry,
  LargeMessage,
  Level,
} from './descriptions';

/** The data of each event that the server sends, by the event's name. */
export interface ServerEvents {
  'server-state': { state: 'starting' | 'started' | 'closed' };
  notification: { type: Level; title: string; description: string };
  'device-connected': Device;
  'device-disconnected': Device;
  'device-removed': Device;
  'device-log': { serial: string; entry: DeviceLogEntry };
  'device-crash': { serial: string; crash: DeviceCrash };
  'client-setup': AppIdentity;
  'client-setup-step': { client: AppIdentity; step: string };
  'client-setup-error': { client: AppIdentity; type: Level; message: string };
  'client-setup-secret-exchange': { client: AppIdentity; secret: string };
  'client-connected': Client;
  'client-disconnected': { id: string };
  /** A message of an app; its JSON is a string. */
  'client-message': { id: string; message: string };
  'bottlenose-client-plugins': { id: string; plugins: string[]; backgroundPlugins: string[] };
  /** A message that is too large for the page, which can save it part by part. */
  'bottlenose-message-withheld': LargeMessage;
  'connectivity-troubleshoot-log': ConnectivityLine[];
  'browser-connection-created': Record<string, never>;
}

export type ServerEventName = keyof ServerEvents;

/** An event of the server, discriminated by its name. */
export type ServerEvent = { [Name in ServerEventName]: { event: Name; data: ServerEvents[Name] } }[ServerEventName];

/** One function for each event, so that none is forgotten. */
export type ServerEventHandlers<Result> = { [Name in ServerEventName]: (data: ServerEvents[Name]) => Result };

/** Passes an event to its function; undefined for an event of a newer server that this page does not support. */
export function handleEvent<Result>(handlers: ServerEventHandlers<Result>, event: ServerEvent): Result | undefined {
  const handler = handlers[event.event] as ((data: ServerEvent['data']) => Result) | undefined;
  return handler?.(event.data);
}
