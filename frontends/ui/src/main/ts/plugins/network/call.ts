import { fieldsOf, listOf, numberOf, textOf, type Fields } from '../../api/json';
import type { Message } from '../../state/plugin';

export interface Header {
  key: string;
  value: string;
}

/** A body as it arrives: parts, each in base64; a part that has not arrived is undefined. */
export type Body = (string | undefined)[];

/** What the app measured, by name. */
export type Insights = Fields;

export interface Response {
  time: number;
  status: number;
  reason: string;
  headers: Header[];
  /** Whether a mock rule answered. */
  mock: boolean;
  insights: Insights | null;
  totalChunks: number;
  body: Body;
}

/** A request and, once it has arrived, its response. */
export interface Call {
  id: string;
  time: number;
  method: string;
  url: string;
  headers: Header[];
  body: Body;
  response: Response | null;
  /** Parts that arrived before the response that they belong to. */
  early: Body;
}

/** A call after a message about it; undefined if the message is about no known call. */
export function callAfter(before: Call | undefined, { method, params }: Message): Call | undefined {
  const fields = fieldsOf(params);
  switch (method) {
    case 'newRequest':
      return {
        id: textOf(fields['id']),
        time: Number(fields['timestamp']),
        method: textOf(fields['method']),
        url: textOf(fields['url']),
        headers: headersOf(fields['headers']),
        body: bodyOf(fields['data']),
        response: before?.response ?? null,
        early: before?.early ?? [],
      };
    case 'newResponse':
      return before && { ...before, response: responseOf(fields, [], before.response) };
    case 'partialResponse':
      return before && withPart(before, fields);
    default:
      return undefined;
  }
}

/** The first part carries the response itself. */
function withPart(call: Call, fields: Fields): Call {
  const index = numberOf(fields['index']) ?? 0;
  const data = textOf(fields['data']);
  if (index === 0) return { ...call, early: [], response: responseOf(fields, call.early, call.response) };
  if (!call.response) return { ...call, early: replaced(call.early, index, data) };
  return { ...call, response: { ...call.response, body: replaced(call.response.body, index, data) } };
}

function responseOf(fields: Fields, early: Body, before: Response | null): Response {
  const first = bodyOf(fields['data']);
  return {
    time: Number(fields['timestamp'] ?? before?.time),
    status: Number(fields['status']),
    reason: textOf(fields['reason']),
    headers: headersOf(fields['headers']),
    mock: Boolean(fields['isMock']),
    insights: fields['insights'] ? fieldsOf(fields['insights']) : null,
    totalChunks: numberOf(fields['totalChunks']) ?? 1,
    body: early.length > 0 && first.length > 0 ? replaced(early, 0, first[0]!) : first,
  };
}

function headersOf(headers: unknown): Header[] {
  return listOf(headers).map(header => {
    const { key, value } = fieldsOf(header);
    return { key: textOf(key), value: textOf(value) };
  });
}

function bodyOf(data: unknown): Body {
  return typeof data === 'string' && data !== '' ? [data] : [];
}

/** A large body has a few hundred parts, so copying the list costs little. */
function replaced(body: Body, index: number, data: string): Body {
  const next = body.slice();
  next[index] = data;
  return next;
}

export function arrivedParts({ body }: Response): number {
  return body.filter(part => part !== undefined).length;
}

export function isComplete(response: Response): boolean {
  return response.body.length === 0 || arrivedParts(response) >= response.totalChunks;
}

export function headerOf(headers: Header[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(({ key }) => key.toLowerCase() === wanted)?.value;
}

/** Bytes of a body on the wire: the size in the header, else the bytes that have arrived. */
export function sizeOf({ headers, body }: { headers: Header[]; body: Body }): number {
  const declared = numberOf(headerOf(headers, 'content-length')) ?? 0;
  return declared > 0 ? declared : body.reduce((sum, part) => sum + decodedSize(part ?? ''), 0);
}

/** How many bytes a base64 text without line breaks stands for. */
export function decodedSize(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return Math.floor((base64.length * 3) / 4) - padding;
}

export function isError({ response }: Call): boolean {
  return response !== null && (response.status >= 400 || response.status < 0);
}

/** Milliseconds from the request to the response; undefined while there is none. */
export function durationOf({ time, response }: Call): number | undefined {
  return response ? response.time - time : undefined;
}

/** The name that the app gives the call, else host and path. */
export function domainOf({ url, headers }: Call): string {
  const address = parseUrl(url);
  return headerOf(headers, 'X-FB-Friendly-Name') ?? (address ? address.host + address.pathname : url);
}

export function parseUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
