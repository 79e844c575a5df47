import type { Exec } from '../api/commands';
import type { ServerEvent } from '../api/events';

/**
 * `connecting` until the first answer, then `open`; `lost` while the page tries to reach the server again; `refused`
 * where the server is running and does not authorize this browser.
 */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused';

export interface ConnectionListener {
  connectionChanged(state: ConnectionState): void;
  /** Events in the order of the wire, at most once a frame. */
  received(events: ServerEvent[]): void;
}

/** The page's connection to its server. */
export interface ServerConnection {
  open(): void;
  /** Runs a command; fails with a RequestError. */
  exec: Exec;
  /** Calls a method of an app's plugin; fails with a RequestError. */
  call(clientId: string, plugin: string, method: string, params: unknown): Promise<unknown>;
  /** Sends an app a request and waits for its answer; fails with a RequestError. */
  request(clientId: string, method: string, params: unknown): Promise<unknown>;
}
