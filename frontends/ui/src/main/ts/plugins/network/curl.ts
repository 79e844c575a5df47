import { decode } from './base64';
import { textIn } from './bodyFormat';
import type { Call } from './call';

/** The request as a cURL command for a POSIX shell. */
export function curlOf({ method, url, headers, body }: Call): string {
  const bytes = decode(body);
  const text = textIn(bytes);
  const parts = [`curl -X ${quote(method)} ${quote(url)}`];
  for (const { key, value } of headers) {
    if (key.toLowerCase() !== 'content-length') parts.push(`-H ${quote(`${key}: ${value}`)}`);
  }
  if (bytes.length > 0 && text === null) {
    const base64 = body.join('').replace(/\s+/g, '');
    return `printf %s ${quote(base64)} | base64 -d | ${parts.join(' ')} --data-binary @-`;
  }
  if (text) parts.push(`--data-binary ${quote(text)}`);
  return parts.join(' \\\n  ');
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
