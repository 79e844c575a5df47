import type { CommandName, Commands } from '../api/commands';
import type { ServerEvent } from '../api/events';
import type { ExecMessage, ServerMessage } from '../api/messages';
import { RequestError } from '../api/requestError';
import type { Admission } from './admission';
import type { ConnectionListener, ServerConnection } from './connection';
import { FrameQueue } from './frameQueue';

interface PendingCall {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 4000;

/** The one file that opens the WebSocket. Reconnects indefinitely; while disconnected, calls fail at once. */
export class ServerSocket implements ServerConnection {
  private socket: WebSocket | undefined;
  private nextId = 1;
  private readonly pending = new Map<number, PendingCall>();
  private readonly queue = new FrameQueue<string>(texts => this.handle(texts));
  private retryDelay = FIRST_RETRY_MS;

  constructor(
    private readonly address: string,
    private readonly listener: ConnectionListener,
    private readonly admission: () => Promise<Admission>,
  ) {}

  open(): void {
    void this.connect();
  }

  private async connect(): Promise<void> {
    const admission = await this.admission();
    if (typeof admission === 'string') {
      this.failed(admission);
      return;
    }
    const socket = new WebSocket(`${this.address}${this.address.includes('?') ? '&' : '?'}${admission.query}`);
    this.socket = socket;
    socket.onopen = () => {
      this.retryDelay = FIRST_RETRY_MS;
      this.listener.connectionChanged('open');
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => this.queue.add(data);
    socket.onclose = () => this.failed('lost');
  }

  exec<Name extends CommandName>(command: Name, ...args: Commands[Name]['args']): Promise<Commands[Name]['answer']> {
    return new Promise((resolve, reject) => {
      if (this.socket?.readyState !== WebSocket.OPEN) {
        reject(new RequestError('The page is not connected to the server.'));
        return;
      }
      const id = this.nextId++;
      this.pending.set(id, { resolve, reject });
      const message: ExecMessage = { event: 'exec', payload: { id, command, args } };
      this.socket.send(JSON.stringify(message));
    });
  }

  call(clientId: string, plugin: string, method: string, params: unknown): Promise<unknown> {
    return this.request(clientId, 'execute', { api: plugin, method, params });
  }

  async request(clientId: string, method: string, params: unknown): Promise<unknown> {
    const answer = await this.exec('client-request-response', clientId, { method, params });
    if (answer.error !== null && answer.error !== undefined) throw RequestError.ofApp(answer.error);
    return answer.success;
  }

  private failed(state: 'lost' | 'refused'): void {
    this.queue.clear();
    const error = new RequestError('The connection to the server was lost.');
    for (const { reject } of this.pending.values()) reject(error);
    this.pending.clear();
    this.listener.connectionChanged(state);
    setTimeout(() => this.open(), this.retryDelay);
    this.retryDelay = Math.min(this.retryDelay * 2, LAST_RETRY_MS);
  }

  private handle(texts: Iterable<string>): void {
    let events: ServerEvent[] = [];
    const deliver = () => {
      if (events.length > 0) this.listener.received(events);
      events = [];
    };
    for (const text of texts) {
      const message = JSON.parse(text) as ServerMessage;
      if (message.event === 'server-event') {
        events.push(message.payload);
      } else {
        deliver(); // an answer arrives after the events that the server sent before it
        this.settle(message);
      }
    }
    deliver();
  }

  private settle(message: Exclude<ServerMessage, { event: 'server-event' }>): void {
    if (message.event === 'error') return;
    const { payload } = message;
    const call = this.pending.get(payload.id);
    this.pending.delete(payload.id);
    if (message.event === 'exec-response') call?.resolve(payload.data);
    else call?.reject(RequestError.ofServer(message.payload.data, message.payload.fault));
  }
}
