import type { Fault } from './descriptions';
import type { ServerEvent } from './events';

/** What the page sends to the server. */
export interface ExecMessage {
  event: 'exec';
  payload: { id: number; command: string; args: unknown[] };
}

/** What the server sends to the page. */
export type ServerMessage =
  | { event: 'server-event'; payload: ServerEvent }
  | { event: 'exec-response'; payload: { id: number; data?: unknown } }
  /** `data` is the fault as text; `fault`, where present, the same in parts. */
  | { event: 'exec-response-error'; payload: { id: number; data: string; fault?: Fault } }
  | { event: 'error'; payload: { message: string } };
