import { decode } from './base64';
import type { Call, Header } from './call';
import { quote, quoteLong } from './shellWords';

/** What RFC 9110 calls a token: names of methods and headers. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/** One argument of a program is at most 128 KiB on Linux. */
const LONGEST_ARGUMENT = 100_000;

/** Headers that cURL sends by itself; without a value it leaves them out. */
const ADDED_BY_CURL = ['User-Agent', 'Accept'];
const ADDED_WITH_A_BODY = ['Content-Type', 'Expect'];

/**
 * The request as a cURL command for a POSIX shell: pasted, it sends the same method, address, headers and body again,
 * whatever the app put into them. It reads no file and takes nothing for an option. A request that cannot be sent so is
 * a comment that says why.
 */
export function curlOf(call: Call): string {
  const { method, url } = call;
  if (!TOKEN.test(method)) return comment('This request cannot be repeated: its method is not one of HTTP.');
  if (!/^https?:\/\/[^/?#]/i.test(url))
    return comment('This request cannot be repeated: its address is not one of HTTP.');
  if (call.body.includes(undefined)) return comment('This request cannot be repeated: its body is not complete.');
  const bytes = decode(call.body);
  const withBody = bytes.length > 0;
  const { piped, data } = withBody ? bodyOf(bytes) : { piped: '', data: [] };
  const command = [
    'curl --globoff --path-as-is',
    ...methodOf(method, withBody),
    ...headersOf(call.headers, withBody).map(header => `--header ${quote(header)}`),
    ...data,
    `--url ${quote(addressOf(url))}`,
  ];
  return piped + command.join(' \\\n  ');
}

function methodOf(method: string, withBody: boolean): string[] {
  if (method !== 'HEAD') return [`--request ${quote(method)}`];
  // cURL sends no body with --head; with --request it waits for a body of the response, which never comes.
  return withBody ? ['--request HEAD', '--max-time 2'] : ['--head'];
}

function headersOf(headers: Header[], withBody: boolean): string[] {
  const sent = headers.filter(({ key, value }) => TOKEN.test(key) && !isMadeByCurl(key.toLowerCase(), value, withBody));
  const names = new Set(sent.map(({ key }) => key.toLowerCase()));
  const removed = [...ADDED_BY_CURL, ...(withBody ? ADDED_WITH_A_BODY : [])];
  return [
    ...sent.map(({ key, value }) => {
      // A line break in a value is a space, says RFC 9110, 5.5.
      const line = value.replaceAll(/[\r\n\0]+/g, ' ').replaceAll(/^[ \t]+|[ \t]+$/g, '');
      return line === '' ? `${key};` : `${key}: ${line}`;
    }),
    ...removed.filter(name => !names.has(name.toLowerCase())).map(name => `${name}:`),
  ];
}

/** What cURL derives from the body. The length of a body that was not recorded would let the server wait for it. */
function isMadeByCurl(name: string, value: string, withBody: boolean): boolean {
  if (name === 'content-length') return withBody || value.trim() !== '0';
  return name === 'transfer-encoding' && !withBody;
}

/** As it goes over the wire: no fragment, no user, and no character that a request line cannot hold. */
function addressOf(url: string): string {
  const [, scheme, authority, rest] = /^(https?:\/\/)([^/?#]*)([^#]*)/i.exec(url)!;
  const host = authority!.slice(authority!.lastIndexOf('@') + 1);
  const encoded = rest!.replaceAll(/[^!-~]+/g, text =>
    [...new TextEncoder().encode(text)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
  return scheme! + host + encoded;
}

function bodyOf(bytes: Uint8Array): { piped: string; data: string[] } {
  const text = pasteable(bytes);
  if (text !== null && bytes.length < LONGEST_ARGUMENT) return { piped: '', data: [`--data-raw ${quote(text)}`] };
  // A shell's own printf takes arguments of any length.
  const binary = Array.from(bytes, byte => String.fromCharCode(byte)).join('');
  return { piped: `printf %s ${quoteLong(btoa(binary))} | base64 -d | `, data: ['--data-binary @-'] };
}

/** The bytes as a text that is the same once it was pasted into a terminal; null if there is none. */
function pasteable(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[^\P{C}\n]|[\u2028\u2029]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}

function comment(text: string): string {
  return `# ${text}`;
}
