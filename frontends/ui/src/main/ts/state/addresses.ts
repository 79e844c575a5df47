import type { ServerEvents } from '../api/events';
import { fieldsOf, textOf } from '../api/json';
import { APP_ERRORS, CRASH_REPORTER } from './catalog';
import type { Message } from './plugin';

/** A message and the session that it is for. */
export interface AddressedMessage {
  key: string;
  message: Message;
}

export function appKey(clientId: string, plugin: string): string {
  return `${clientId}\n${plugin}`;
}

export function deviceKey(serial: string, plugin: string): string {
  return `device ${serial}\n${plugin}`;
}

/** Reads a message of an app; null for one that no plugin receives. */
export function messageOfApp({ id, message: text }: ServerEvents['client-message']): AddressedMessage | null {
  const { method, params, error } = fieldsOf(JSON.parse(text));
  if (method === 'execute' && params) {
    const call = fieldsOf(params);
    return {
      key: appKey(id, textOf(call['api'])),
      message: { method: textOf(call['method']), params: call['params'] },
    };
  }
  return error ? { key: appKey(id, APP_ERRORS), message: { method: 'error', params: error } } : null;
}

export function messageOfDeviceLog({ serial, entry }: ServerEvents['device-log']): AddressedMessage {
  return { key: deviceKey(serial, 'DeviceLogs'), message: { method: 'log', params: entry } };
}

export function messageOfDeviceCrash({ serial, crash }: ServerEvents['device-crash']): AddressedMessage {
  return { key: deviceKey(serial, CRASH_REPORTER), message: { method: 'crash-report', params: crash } };
}
