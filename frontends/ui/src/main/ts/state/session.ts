import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Message, PagePlugin } from './plugin';

/** What a session is about: an app's plugin, or what a device itself tells. */
export interface Target {
  /** Client id of the app; null for a device. */
  clientId: string | null;
  /** Serial of the device. */
  serial: string;
  /** Name for people. */
  name: string;
}

/** How a session reaches the other side. */
export interface Wire {
  call(method: string, params: unknown): Promise<any>;
  supports(method: string): Promise<boolean>;
  exec(command: string, ...args: unknown[]): Promise<any>;
}

/** A plugin of an app, looked at by this page. Lives as long as the page, also while something else is shown. */
export class Session<S = any> {
  readonly state: Signal<S>;
  /** Whether the app is there and listens. */
  readonly connected: Signal<boolean> = signal(false);
  /** The last thing that went wrong, until the next that goes well. */
  readonly problem: Signal<string | null> = signal(null);
  /** A deep link for the plugin, such as the id of a row. */
  readonly link: Signal<string | null> = signal(null);
  private received = 0;

  constructor(
    readonly plugin: string,
    readonly page: PagePlugin<S>,
    readonly target: Target,
    private readonly wire: Wire,
  ) {
    this.state = signal(page.start());
  }

  /** How many messages came. */
  get count(): number {
    return this.received;
  }

  update(step: (state: S) => S): void {
    this.state.value = step(this.state.value);
  }

  receive(messages: Message[]): void {
    this.received += messages.length;
    let state = this.state.peek();
    for (const message of messages) {
      try {
        state = this.page.receive(state, message);
      } catch (problem) {
        this.problem.value = `A message '${message.method}' could not be shown: ${words(problem)}`;
      }
    }
    this.state.value = state;
  }

  /** Calls a method of the plugin. Fails with a Refusal if the app says no. */
  call<T = any>(method: string, params: unknown = {}): Promise<T> {
    return this.wire.call(method, params);
  }

  /** As `call`, for what needs no answer but a word if it fails; undefined then. */
  async tell<T = any>(method: string, params: unknown = {}): Promise<T | undefined> {
    try {
      const answer = await this.call<T>(method, params);
      this.problem.value = null;
      return answer;
    } catch (problem) {
      this.problem.value = `${method}: ${words(problem)}`;
      return undefined;
    }
  }

  supports(method: string): Promise<boolean> {
    return this.wire.supports(method);
  }

  /** Runs a command of the server. */
  exec<T = any>(command: string, ...args: unknown[]): Promise<T> {
    return this.wire.exec(command, ...args);
  }

  open(): void {
    this.connected.value = true;
    Promise.resolve(this.page.opened?.(this)).catch(problem => {
      this.problem.value = words(problem);
    });
  }

  closed(): void {
    this.connected.value = false;
  }
}

export function words(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}

export type AnySession = Session<any>;
export type { ReadonlySignal };
