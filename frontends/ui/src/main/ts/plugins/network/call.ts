import type { Message } from '../../state/plugin';

export interface Header {
  key: string;
  value: string;
}

/** A body as it came: pieces of base64, each for itself; a piece that is not here yet is undefined. */
export type Body = (string | undefined)[];

export interface Response {
  time: number;
  status: number;
  reason: string;
  headers: Header[];
  mock: boolean;
  insights: Record<string, any> | null;
  totalChunks: number;
  body: Body;
}

/** A request and, as soon as it is there, its response. */
export interface Call {
  id: string;
  time: number;
  method: string;
  url: string;
  headers: Header[];
  body: Body;
  response: Response | null;
  /** Pieces that came before the response they belong to. */
  early: Body;
}

/** A call after a message about it; undefined if the message is about no call that is known. */
export function callAfter(before: Call | undefined, { method, params }: Message): Call | undefined {
  switch (method) {
    case 'newRequest':
      return {
        id: String(params.id),
        time: Number(params.timestamp),
        method: String(params.method ?? ''),
        url: String(params.url ?? ''),
        headers: params.headers ?? [],
        body: bodyOf(params.data),
        response: before?.response ?? null,
        early: before?.early ?? [],
      };
    case 'newResponse':
      return before && { ...before, response: responseOf(params, [], before.response) };
    case 'partialResponse':
      return before && partial(before, params);
    default:
      return undefined;
  }
}

function partial(call: Call, params: any): Call {
  if (!params.index) return { ...call, early: [], response: responseOf(params, call.early, call.response) };
  if (!call.response) return { ...call, early: withPiece(call.early, params.index, params.data) };
  return { ...call, response: { ...call.response, body: withPiece(call.response.body, params.index, params.data) } };
}

function responseOf(params: any, early: Body, before: Response | null): Response {
  const first = bodyOf(params.data);
  const body = early.length > 0 && first.length > 0 ? withPiece(early, 0, first[0]!) : first;
  return {
    time: Number(params.timestamp ?? before?.time),
    status: Number(params.status),
    reason: String(params.reason ?? ''),
    headers: params.headers ?? [],
    mock: Boolean(params.isMock),
    insights: params.insights ?? null,
    totalChunks: Number(params.totalChunks ?? 1),
    body,
  };
}

function bodyOf(data: unknown): Body {
  return typeof data === 'string' && data !== '' ? [data] : [];
}

/** A few hundred pieces of a large body: copying their list is nothing beside the pieces. */
function withPiece(body: Body, index: number, data: string): Body {
  const next = body.slice();
  next[index] = data;
  return next;
}

export function isComplete(response: Response): boolean {
  return (
    response.body.length === 0 || response.body.filter(piece => piece !== undefined).length >= response.totalChunks
  );
}

export function header(headers: Header[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(({ key }) => key.toLowerCase() === wanted)?.value;
}

/** Bytes of a body as it travelled: what the header says, else what is here. */
export function sizeOf(headers: Header[], body: Body): number {
  const told = Number(header(headers, 'content-length'));
  return Number.isFinite(told) && told > 0 ? told : body.reduce((sum, piece) => sum + rawSize(piece ?? ''), 0);
}

export function rawSize(base64: string): number {
  return Math.floor((base64.length * 3) / 4) - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
}

export function isError(call: Call): boolean {
  const status = call.response?.status;
  return status !== undefined && (status >= 400 || status < 0);
}

/** Host and path, or what the app calls it. */
export function domainOf(call: Call): string {
  const friendly = header(call.headers, 'X-FB-Friendly-Name');
  const address = addressOf(call.url);
  return friendly ?? (address ? address.host + address.pathname : call.url);
}

export function addressOf(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
