import { decode, textOf, whole } from './body';
import { addressOf, header, sizeOf, type Body, type Call, type Header } from './call';

/** The request as a command for a shell. */
export function curl({ method, url, headers, body }: Call): string {
  const bytes = decode(body);
  const text = textOf(bytes);
  const parts = [`curl -X ${quote(method)} ${quote(url)}`];
  for (const { key, value } of headers)
    if (key.toLowerCase() !== 'content-length') parts.push(`-H ${quote(`${key}: ${value}`)}`);
  if (bytes.length > 0 && text !== null) parts.push(`--data-binary ${quote(text)}`);
  else if (bytes.length > 0)
    return `printf %s ${quote(body.join('').replace(/\s+/g, ''))} | base64 -d | ${parts.join(' ')} --data-binary @-`;
  return parts.join(' \\\n  ');
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Calls as an HTTP Archive 1.2. */
export async function har(calls: Call[]): Promise<string> {
  const entries = await Promise.all(calls.map(entry));
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'Bottlenose', version: '1' }, entries } }, null, 2);
}

async function entry(call: Call): Promise<object> {
  const { response, time, method, url, headers, body } = call;
  const wait = response ? Math.max(0, response.time - time) : 0;
  const type = header(headers, 'content-type') ?? '';
  return {
    startedDateTime: new Date(time).toISOString(),
    time: wait,
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(headers),
      queryString: [...(addressOf(url)?.searchParams ?? [])].map(([name, value]) => ({ name, value })),
      ...(body.length > 0 ? { postData: { mimeType: type, ...(await content(body, headers)) } } : {}),
      headersSize: -1,
      bodySize: sizeOf(headers, body),
    },
    response: {
      status: response?.status ?? 0,
      statusText: response?.reason ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(response?.headers ?? []),
      content: {
        size: response ? sizeOf(response.headers, response.body) : 0,
        mimeType: header(response?.headers ?? [], 'content-type') ?? '',
        ...(response ? await content(response.body, response.headers) : {}),
      },
      redirectURL: header(response?.headers ?? [], 'location') ?? '',
      headersSize: -1,
      bodySize: response ? sizeOf(response.headers, response.body) : -1,
    },
    cache: {},
    timings: timings(response?.insights ?? null, wait),
  };
}

function pairs(headers: Header[]): { name: string; value: string }[] {
  return headers.map(({ key, value }) => ({ name: key, value }));
}

async function content(body: Body, headers: Header[]): Promise<object> {
  const bytes = await whole(body, headers);
  const text = textOf(bytes);
  if (text !== null) return { text };
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { text: btoa(binary), encoding: 'base64' };
}

function timings(insights: Record<string, any> | null, wait: number): object {
  const known = (name: string) => (typeof insights?.[name] === 'number' ? insights[name] : -1);
  const rest = insights && known('timeToFirstByte') >= 0 ? known('timeToFirstByte') : wait;
  return {
    blocked: -1,
    dns: known('dnsLookupTime'),
    connect: known('connectTime'),
    ssl: known('sslHandshakeTime'),
    send: 0,
    wait: rest,
    receive: Math.max(0, known('transferTime')),
  };
}
