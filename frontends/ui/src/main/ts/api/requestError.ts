import type { Fault } from './descriptions';

/** An error answer of the server or of an app. */
export class RequestError extends Error {
  constructor(
    message: string,
    /** What the app sent as its error. */
    readonly detail?: unknown,
    /** The code and the next step, where the server gave them. */
    readonly fault: Fault | null = null,
  ) {
    super(message);
  }

  /** The error that the server answered a command with. */
  static ofServer(text: string, fault: Fault | null = parseFault(text)): RequestError {
    return new RequestError(fault?.message ?? text, undefined, fault);
  }

  /** Whatever an app sent as `error`. */
  static ofApp(error: unknown): RequestError {
    return new RequestError(messageIn(error), error);
  }
}

/** Reads a fault from its text, `Sentence. (code) try: next step`. */
export function parseFault(text: string): Fault | null {
  const [, message, code, next] = /^(.+?) \(([a-z][a-z0-9-]*)\)(?: try: (.+))?$/s.exec(text) ?? [];
  return message && code ? { message, code, next: next ?? '' } : null;
}

export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function messageIn(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const fields = error as Record<string, unknown>;
  const message = fields['message'] ?? fields['errorMessage'] ?? fields['name'];
  return typeof message === 'string' ? message : JSON.stringify(error);
}
