import { textOf, whole } from './body';
import type { Call, Header } from './call';

/** A rule: requests like this get this answer, from the app's own tap, without the network. */
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

/** Headers that would not be true of the mocked body. */
const OF_THE_WIRE = /^(content-length|content-encoding|transfer-encoding)$/i;

/** A rule that repeats what a call got. */
export async function mockOf({ url, method, response }: Call): Promise<Mock> {
  const data = response ? (textOf(await whole(response.body, response.headers)) ?? '') : '';
  return {
    ...NEW_MOCK,
    requestUrl: url,
    method,
    status: String(response && response.status > 0 ? response.status : 200),
    headers: response?.headers.filter(({ key }) => !OF_THE_WIRE.test(key)) ?? NEW_MOCK.headers,
    data,
  };
}

/** What the app is told: enabled rules, of each address and method the first. */
export function routesOf(mocks: Mock[]): Mock[] {
  const seen = new Set<string>();
  return mocks.filter(({ enabled, requestUrl, method }) => {
    const key = `${method} ${requestUrl}`;
    return enabled && requestUrl !== '' && !seen.has(key) && seen.add(key);
  });
}

/** Reads rules from a file, our own or the original's export; throws with words if they are none. */
export function parseMocks(text: string): Mock[] {
  const parsed: unknown = JSON.parse(text);
  const list = Array.isArray(parsed) ? parsed : Object.values(parsed ?? {});
  return list.map((one: any) => {
    const requestUrl = one?.requestUrl;
    if (typeof requestUrl !== 'string') throw new Error("a rule has no 'requestUrl'");
    const headers = Array.isArray(one.headers) ? one.headers : Object.values(one.responseHeaders ?? {});
    return {
      requestUrl,
      method: String(one.method ?? one.requestMethod ?? 'GET'),
      status: String(one.status ?? one.responseStatus ?? '200'),
      headers: headers.map((header: any) => ({ key: String(header.key ?? ''), value: String(header.value ?? '') })),
      data: String(one.data ?? one.responseData ?? ''),
      enabled: one.enabled !== false,
    };
  });
}
