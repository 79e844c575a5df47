import { vi } from 'vitest';
import type { ServerEvent } from '../../../main/ts/api/events';
import type { ExecMessage, ServerMessage } from '../../../main/ts/api/messages';
import { settle } from './turns';

type Payload = ExecMessage['payload'];

/** A server at the other end of every WebSocket that is opened. Answers commands as the test sets. */
export class FakeServer {
  /** The sockets that were opened, the current one last. */
  readonly sockets: FakeWebSocket[] = [];
  readonly commands: Payload[] = [];
  private readonly answers = new Map<string, (...args: never[]) => unknown>();

  /** @param reconnects whether a page may connect again; where not, pages of earlier tests are kept out too */
  private constructor(readonly reconnects: boolean) {}

  /** Takes the place of the browser's WebSocket until `vi.unstubAllGlobals`. */
  static install(reconnects = true): FakeServer {
    const server = new FakeServer(reconnects);
    FakeWebSocket.server = server;
    vi.stubGlobal('WebSocket', FakeWebSocket);
    return server;
  }

  answer(command: string, answer: (...args: never[]) => unknown): this {
    this.answers.set(command, answer);
    return this;
  }

  get socket(): FakeWebSocket {
    return this.sockets.at(-1)!;
  }

  async accept(): Promise<void> {
    this.socket.readyState = FakeWebSocket.OPEN;
    this.socket.onopen?.();
    await settle();
  }

  async close(): Promise<void> {
    this.socket.readyState = FakeWebSocket.CLOSED;
    this.socket.onclose?.();
    await settle();
  }

  async send(...messages: ServerMessage[]): Promise<void> {
    for (const message of messages) this.socket.onmessage?.({ data: JSON.stringify(message) });
    await settle();
  }

  async emit(...events: ServerEvent[]): Promise<void> {
    await this.send(...events.map(payload => ({ event: 'server-event', payload }) as const));
  }

  argsOf(command: string): unknown[][] {
    return this.commands.filter(one => one.command === command).map(({ args }) => args);
  }

  receive(text: string): void {
    const { payload } = JSON.parse(text) as ExecMessage;
    this.commands.push(payload);
    const answer = this.answers.get(payload.command);
    if (answer) void this.send(this.answerTo(payload, answer));
  }

  private answerTo({ id, args }: Payload, answer: (...args: never[]) => unknown): ServerMessage {
    try {
      return { event: 'exec-response', payload: { id, data: answer(...(args as never[])) } };
    } catch (error) {
      return { event: 'exec-response-error', payload: { id, data: (error as Error).message } };
    }
  }
}

export class FakeWebSocket {
  static readonly OPEN = 1;
  static readonly CLOSED = 3;
  static server: FakeServer;

  readyState = 0;
  onopen?: () => void;
  onclose?: () => void;
  onmessage?: (event: { data: string }) => void;

  constructor(readonly address: string) {
    const { sockets, reconnects } = FakeWebSocket.server;
    if (reconnects || sockets.length === 0) sockets.push(this);
  }

  send(text: string): void {
    FakeWebSocket.server.receive(text);
  }
}
