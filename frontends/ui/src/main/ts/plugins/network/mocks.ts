import { fieldsOf, listOf, textOf, type Fields } from '../../api/json';
import { textIn } from './bodyFormat';
import type { Call, Header } from './call';
import { wholeContent } from './content';

/** A rule: the app answers matching requests with this response, without the network. */
export interface Mock {
  requestUrl: string;
  method: string;
  status: string;
  headers: Header[];
  data: string;
  enabled: boolean;
}

export const NEW_MOCK: Mock = {
  requestUrl: '',
  method: 'GET',
  status: '200',
  headers: [{ key: 'Content-Type', value: 'application/json' }],
  data: '',
  enabled: true,
};

/** Headers that describe the body on the wire, and would be wrong for a mocked one. */
const WIRE_HEADERS = /^(content-length|content-encoding|transfer-encoding)$/i;

/** A rule that repeats the response of a call. */
export async function mockOf({ url, method, response }: Call): Promise<Mock> {
  if (!response) return { ...NEW_MOCK, requestUrl: url, method };
  return {
    ...NEW_MOCK,
    requestUrl: url,
    method,
    status: String(response.status > 0 ? response.status : 200),
    headers: response.headers.filter(({ key }) => !WIRE_HEADERS.test(key)),
    data: textIn(await wholeContent(response.body, response.headers)) ?? '',
  };
}

/** The rules for the app: those that are enabled, and of two for the same request the first. */
export function routesOf(mocks: Mock[]): Mock[] {
  const seen = new Set<string>();
  return mocks.filter(({ enabled, requestUrl, method }) => {
    const key = `${method} ${requestUrl}`;
    if (!enabled || requestUrl === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Reads rules from a file of ours or of the original. Throws with a message if it contains none. */
export function parseMocks(text: string): Mock[] {
  const parsed: unknown = JSON.parse(text);
  const rules = Array.isArray(parsed) ? listOf(parsed) : Object.values(fieldsOf(parsed));
  return rules.map(rule => mockIn(fieldsOf(rule)));
}

/** Accepts the original's names beside ours. */
function mockIn(rule: Fields): Mock {
  const { requestUrl, enabled } = rule;
  if (typeof requestUrl !== 'string') throw new Error("a rule has no 'requestUrl'");
  const headers = Array.isArray(rule['headers']) ? rule['headers'] : Object.values(fieldsOf(rule['responseHeaders']));
  return {
    requestUrl,
    method: textOf(rule['method'] ?? rule['requestMethod'] ?? 'GET'),
    status: textOf(rule['status'] ?? rule['responseStatus'] ?? '200'),
    headers: headers.map(header => {
      const { key, value } = fieldsOf(header);
      return { key: textOf(key), value: textOf(value) };
    }),
    data: textOf(rule['data'] ?? rule['responseData']),
    enabled: enabled !== false,
  };
}

/** Headers as text, one a line, and back. */
export function headersAsText(headers: Header[]): string {
  return headers.map(({ key, value }) => `${key}: ${value}`).join('\n');
}

export function parseHeaders(text: string): Header[] {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  return lines.map(line => {
    const [key = '', ...rest] = line.split(':');
    return { key: key.trim(), value: rest.join(':').trim() };
  });
}
