import { textIn } from './bodyFormat';
import { headerOf, parseUrl, sizeOf, type Body, type Call, type Header, type Insights, type Response } from './call';
import { wholeContent } from './content';

/** Calls as an HTTP Archive 1.2. */
export async function harOf(calls: Call[]): Promise<string> {
  const entries = await Promise.all(calls.map(entryOf));
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'Bottlenose', version: '1' }, entries } }, null, 2);
}

async function entryOf(call: Call): Promise<object> {
  const { response, time } = call;
  const duration = response ? Math.max(0, response.time - time) : 0;
  return {
    startedDateTime: new Date(time).toISOString(),
    time: duration,
    request: await requestOf(call),
    response: await responseOf(response),
    cache: {},
    timings: timingsOf(response?.insights ?? {}, duration),
  };
}

async function requestOf(call: Call): Promise<object> {
  const { method, url, headers, body } = call;
  const mimeType = headerOf(headers, 'content-type') ?? '';
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairsOf(headers),
    queryString: [...(parseUrl(url)?.searchParams ?? [])].map(([name, value]) => ({ name, value })),
    ...(body.length > 0 ? { postData: { mimeType, ...(await textOf(body, headers)) } } : {}),
    headersSize: -1,
    bodySize: sizeOf(call),
  };
}

/** A call without a response has one of status 0, as browsers export it. */
async function responseOf(response: Response | null): Promise<object> {
  const headers = response?.headers ?? [];
  return {
    status: response?.status ?? 0,
    statusText: response?.reason ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairsOf(headers),
    content: {
      size: response ? sizeOf(response) : 0,
      mimeType: headerOf(headers, 'content-type') ?? '',
      ...(response ? await textOf(response.body, headers) : {}),
    },
    redirectURL: headerOf(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: response ? sizeOf(response) : -1,
  };
}

function pairsOf(headers: Header[]): { name: string; value: string }[] {
  return headers.map(({ key, value }) => ({ name: key, value }));
}

const CHUNK = 8192;

/** The content of a body as text; in base64 where it is none. */
async function textOf(body: Body, headers: Header[]): Promise<{ text: string; encoding?: string }> {
  const bytes = await wholeContent(body, headers);
  const text = textIn(bytes);
  if (text !== null) return { text };
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return { text: btoa(binary), encoding: 'base64' };
}

/** -1 stands for a phase that the app did not measure. */
function timingsOf(insights: Insights, duration: number): object {
  const measured = (name: string) => {
    const value = insights[name];
    return typeof value === 'number' ? value : -1;
  };
  const firstByte = measured('timeToFirstByte');
  return {
    blocked: -1,
    dns: measured('dnsLookupTime'),
    connect: measured('connectTime'),
    ssl: measured('sslHandshakeTime'),
    send: 0,
    wait: firstByte >= 0 ? firstByte : duration,
    receive: Math.max(0, measured('transferTime')),
  };
}
