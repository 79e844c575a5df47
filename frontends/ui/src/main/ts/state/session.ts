import { signal, type Signal } from '@preact/signals';
import type { Exec } from '../api/commands';
import { errorMessage, RequestError } from '../api/requestError';
import type { Message, PagePlugin, PluginSession, Problem, Target } from './plugin';

/** How a session reaches its app and the server. */
export interface SessionRequests {
  call(method: string, params: unknown): Promise<unknown>;
  supports(method: string): Promise<boolean>;
  declareTitle(title: string): void;
  exec: Exec;
}

/**
 * A plugin of one app, opened by this page. Keeps its state as long as the page is open, also while another plugin is
 * shown.
 */
export class Session<S = unknown> implements PluginSession<S> {
  readonly state: Signal<S>;
  readonly connected: Signal<boolean> = signal(false);
  readonly problem: Signal<Problem | null> = signal(null);
  readonly link: Signal<string | null> = signal(null);
  /** How many messages were received. */
  readonly messageCount: Signal<number> = signal(0);
  readonly exec: Exec;

  constructor(
    readonly pluginId: string,
    readonly plugin: PagePlugin<S>,
    readonly target: Target,
    private readonly requests: SessionRequests,
  ) {
    this.state = signal(plugin.initialState());
    this.exec = (command, ...args) => requests.exec(command, ...args);
  }

  update(step: (state: S) => S): void {
    this.state.value = step(this.state.value);
  }

  receive(messages: Message[]): void {
    this.messageCount.value += messages.length;
    let state = this.state.peek();
    for (const message of messages) {
      try {
        state = this.plugin.receive(state, message);
      } catch (error) {
        this.problem.value = `Cannot show message '${message.method}': ${errorMessage(error)}`;
      }
    }
    this.state.value = state;
  }

  async call<T = unknown>(method: string, params: unknown = {}): Promise<T> {
    return (await this.requests.call(method, params)) as T;
  }

  async tryCall<T = unknown>(method: string, params: unknown = {}): Promise<T | undefined> {
    try {
      const answer = await this.call<T>(method, params);
      this.problem.value = null;
      return answer;
    } catch (error) {
      this.problem.value = withMethod(method, error);
      return undefined;
    }
  }

  supports(method: string): Promise<boolean> {
    return this.requests.supports(method);
  }

  declareTitle(title: string): void {
    this.requests.declareTitle(title);
  }

  /** The app has the plugin open. */
  opened(): void {
    this.connected.value = true;
    Promise.resolve(this.plugin.onOpen?.(this)).catch((error: unknown) => {
      this.problem.value = error instanceof Error ? error : errorMessage(error);
    });
  }

  closed(): void {
    this.connected.value = false;
  }
}

/** An app's error gets the name of the method that failed; a fault of the server is complete. */
function withMethod(method: string, error: unknown): Problem {
  const complete = error instanceof RequestError && error.fault !== null;
  return complete ? error : `${method}: ${errorMessage(error)}`;
}
