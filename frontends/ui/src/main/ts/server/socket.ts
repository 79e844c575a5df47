import { Pump } from './frameQueue';
import { Refusal, type ServerEvent } from './wire';

/**
 * `connecting` until the first answer, `open`, `lost` while a server that was there is sought again, `refused` where the
 * server is there and does not let this browser in.
 */
export type Connection = 'connecting' | 'open' | 'lost' | 'refused';

export interface SocketListener {
  connection(state: Connection): void;
  /** Events in the order of the wire, at most once a frame. */
  events(batch: ServerEvent[]): void;
}

interface Waiting {
  resolve(data: any): void;
  reject(problem: Error): void;
}

/** The one place that knows the WebSocket. Reconnects for ever; calls fail at once while there is no connection. */
export class ServerSocket {
  private socket: WebSocket | undefined;
  private nextId = 1;
  private readonly waiting = new Map<number, Waiting>();
  private readonly pump = new Pump<string>(texts => this.handle(texts));
  private rest = 250;

  constructor(
    private readonly address: string,
    private readonly listener: SocketListener,
  ) {}

  open(): void {
    const socket = new WebSocket(this.address);
    this.socket = socket;
    let opened = false;
    socket.onopen = () => {
      opened = true;
      this.rest = 250;
      this.listener.connection('open');
    };
    socket.onmessage = ({ data }) => this.pump.add(data);
    socket.onclose = () => void this.closed(opened);
  }

  /** Runs a command of the API. */
  exec<T = any>(command: string, ...args: unknown[]): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.socket?.readyState !== WebSocket.OPEN) {
        reject(new Refusal('There is no connection to the server.'));
        return;
      }
      const id = this.nextId++;
      this.waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ event: 'exec', payload: { id, command, args } }));
    });
  }

  /** Calls a method of an app's plugin. */
  async call<T = any>(clientId: string, api: string, method: string, params: unknown = {}): Promise<T> {
    return this.ask(clientId, 'execute', { api, method, params });
  }

  /** Asks an app anything of the established channel. */
  async ask<T = any>(clientId: string, method: string, params: unknown): Promise<T> {
    const answer = await this.exec('client-request-response', clientId, { method, params });
    if (answer && 'error' in answer && answer.error != null) throw Refusal.of(answer.error);
    return answer?.success;
  }

  private async closed(opened: boolean): Promise<void> {
    this.pump.clear();
    const lost = new Refusal('The connection to the server was lost.');
    for (const { reject } of this.waiting.values()) reject(lost);
    this.waiting.clear();
    const there = !opened && (await serverIsThere());
    this.listener.connection(there ? 'refused' : 'lost');
    setTimeout(() => this.open(), this.rest);
    this.rest = Math.min(this.rest * 2, 4000);
  }

  private handle(texts: Iterable<string>): void {
    let events: ServerEvent[] = [];
    const tell = () => {
      if (events.length > 0) this.listener.events(events);
      events = [];
    };
    for (const text of texts) {
      const { event, payload } = JSON.parse(text);
      if (event === 'server-event') {
        events.push(payload);
      } else {
        tell(); // what was said before an answer is known when the answer is
        this.settle(event, payload);
      }
    }
    tell();
  }

  private settle(event: string, payload: any): void {
    const pending = this.waiting.get(payload.id);
    this.waiting.delete(payload.id);
    if (event === 'exec-response') pending?.resolve(payload.data);
    else pending?.reject(new Refusal(String(payload.data ?? payload.message)));
  }
}

async function serverIsThere(): Promise<boolean> {
  try {
    return (await fetch('/ready')).ok;
  } catch {
    return false;
  }
}
