import type { CommandName } from '../../../main/ts/api/commands';
import { RequestError } from '../../../main/ts/api/requestError';
import type { PagePlugin, Target } from '../../../main/ts/state/plugin';
import { Session } from '../../../main/ts/state/session';

type Answer = (params: never) => unknown;

/** An app, or a device, with a plugin whose methods a test answers. */
export class FakeApp {
  /** The calls that arrived, in order. */
  readonly calls: { method: string; params: unknown }[] = [];
  readonly commands: { command: CommandName; args: unknown[] }[] = [];
  readonly titles: string[] = [];
  private readonly answers = new Map<string, Answer>();
  private readonly commandAnswers = new Map<string, unknown>();

  answer(method: string, answer: unknown): this {
    this.answers.set(method, typeof answer === 'function' ? (answer as Answer) : () => answer);
    return this;
  }

  fail(method: string, error: unknown): this {
    return this.answer(method, () => {
      throw RequestError.ofApp(error);
    });
  }

  /** An answer of the server, or an error that it fails with. */
  answerCommand(command: CommandName, answer: unknown): this {
    this.commandAnswers.set(command, answer);
    return this;
  }

  paramsOf(method: string): unknown[] {
    return this.calls.filter(call => call.method === method).map(({ params }) => params);
  }

  /** Opens a plugin of the page for this app. */
  open<S>(plugin: PagePlugin<S>, target: Partial<Target> = {}): Session<S> {
    return new Session<S>(
      'Plugin',
      plugin,
      { clientId: 'app#Linux#bench#1', serial: 'bench', name: 'Shop', ...target },
      {
        // eslint-disable-next-line @typescript-eslint/require-await -- an error becomes a rejection
        call: async (method, params) => {
          this.calls.push({ method, params });
          const answer = this.answers.get(method);
          if (!answer) throw RequestError.ofApp(`no method ${method}`);
          return answer(params as never);
        },
        supports: method => Promise.resolve(this.answers.has(method)),
        declareTitle: title => this.titles.push(title),
        exec: (command, ...args) => {
          this.commands.push({ command, args });
          const answer = this.commandAnswers.get(command);
          return answer instanceof Error ? Promise.reject(answer) : (Promise.resolve(answer) as never);
        },
      },
    );
  }
}
