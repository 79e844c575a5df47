import { header, rawSize, type Body, type Header } from './call';

/** A body as far as it is shown. */
export interface Shown {
  bytes: Uint8Array<ArrayBuffer>;
  /** What is not shown of it. */
  cut: boolean;
  /** What could not be undone, such as an encoding the browser does not know. */
  note: string;
}

export type Look = 'json' | 'form' | 'xml' | 'image' | 'text' | 'hex' | 'none';

/** Decodes pieces of base64, some of which may have line breaks, up to a number of bytes. */
export function decode(body: Body, most = Infinity): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const piece of body) {
    if (piece === undefined || length >= most) break;
    const left = most - length;
    const text = Number.isFinite(left) && rawSize(piece) > left ? wholeQuads(piece, left) : piece;
    const binary = atob(text.replace(/\s+/g, ''));
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    parts.push(bytes);
    length += bytes.length;
  }
  const all = new Uint8Array(Math.min(length, most));
  let at = 0;
  for (const part of parts) {
    all.set(part.subarray(0, all.length - at), at);
    at += part.length;
  }
  return all;
}

/** As `decode`, with a pause after each piece, in which the page does other things. */
async function decodeInTurn(body: Body, most = Infinity): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (const piece of body) {
    if (piece === undefined || length >= most) break;
    if (length > 0) await new Promise(next => setTimeout(next));
    const bytes = decode([piece], most - length);
    parts.push(bytes);
    length += bytes.length;
  }
  return parts.length === 1 ? parts[0]! : new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** The beginning of a base64 text that gives at least this many bytes. */
function wholeQuads(base64: string, bytes: number): string {
  const start = base64.slice(0, Math.ceil((bytes * 4) / 3) + Math.ceil(bytes / 50) + 8).replace(/\s+/g, '');
  return start.slice(0, start.length - (start.length % 4));
}

/** The first bytes of what the body says, its content encoding undone. */
export async function show(body: Body, headers: Header[], most: number): Promise<Shown> {
  const encoding = (header(headers, 'content-encoding') ?? '').toLowerCase().trim();
  if (encoding === '' || encoding === 'identity') {
    const bytes = await decodeInTurn(body, most + 1);
    return { bytes: bytes.subarray(0, most), cut: bytes.length > most, note: '' };
  }
  const raw = await decodeInTurn(body);
  if (encoding === 'br') return brotli(raw, most);
  const stream = decompression(encoding);
  if (!stream)
    return {
      bytes: raw.subarray(0, most),
      cut: raw.length > most,
      note: `The browser cannot undo '${encoding}'; these are the bytes as they travelled.`,
    };
  const inflated = await read(new Blob([raw]).stream().pipeThrough(stream), most);
  if (inflated.bytes.length > 0 || !inflated.failed)
    return { ...inflated, note: inflated.failed ? 'The body breaks off.' : '' };
  // The app's library has undone it already and left the header.
  return { bytes: raw.subarray(0, most), cut: raw.length > most, note: '' };
}

/** Everything the body says, for a file. */
export async function whole(body: Body, headers: Header[]): Promise<Uint8Array<ArrayBuffer>> {
  return (await show(body, headers, 2 ** 31)).bytes;
}

/** What browsers do not undo for scripts; the decoder is loaded when it is first needed. */
async function brotli(raw: Uint8Array<ArrayBuffer>, most: number): Promise<Shown> {
  const { decompress } = await import('brotli/decompress');
  try {
    const bytes = new Uint8Array(decompress(raw));
    return { bytes: bytes.slice(0, most), cut: bytes.length > most, note: '' };
  } catch {
    return { bytes: raw.subarray(0, most), cut: raw.length > most, note: '' };
  }
}

function decompression(encoding: string): DecompressionStream | null {
  try {
    return new DecompressionStream((encoding === 'x-gzip' ? 'gzip' : encoding) as CompressionFormat);
  } catch {
    return null;
  }
}

async function read(
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; cut: boolean; failed: boolean }> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  let failed = false;
  try {
    while (length <= most) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.length;
    }
  } catch {
    failed = true;
  }
  void reader.cancel().catch(() => {});
  const bytes = new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).slice(0, most).arrayBuffer());
  return { bytes, cut: length > most, failed };
}

/** How a body is best looked at. */
export function lookOf(bytes: Uint8Array, type: string): Look {
  const media = type.toLowerCase().split(';')[0]!.trim();
  if (bytes.length === 0) return 'none';
  if (media.startsWith('image/') && media !== 'image/svg+xml') return 'image';
  if (media === 'application/x-www-form-urlencoded') return 'form';
  const text = textOf(bytes);
  if (text === null) return 'hex';
  if (/json$/.test(media) || /^\s*[[{]/.test(text)) return 'json';
  if (/xml$|html$/.test(media) || /^\s*<[?!a-z]/i.test(text)) return 'xml';
  return 'text';
}

/** The bytes as text; null if they are none. A character cut at the end does not count. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    // eslint-disable-next-line no-control-regex
    return /[\u0000-\u0008\u000e-\u001a]/.test(text.slice(0, 2000)) ? null : text;
  } catch {
    return null;
  }
}

/** Sixteen bytes a line. */
export function hexOf(bytes: Uint8Array, lines = 256): string {
  const out: string[] = [];
  for (let at = 0; at < bytes.length && out.length < lines; at += 16) {
    const row = [...bytes.subarray(at, at + 16)];
    const hex = row.map(byte => byte.toString(16).padStart(2, '0')).join(' ');
    const letters = row.map(byte => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
    out.push(`${at.toString(16).padStart(8, '0')}  ${hex.padEnd(47)}  ${letters}`);
  }
  return out.join('\n');
}

/** XML or HTML with a line and an indent for each element. */
export function indentXml(xml: string): string {
  let depth = 0;
  return xml
    .replace(/>\s*</g, '>\n<')
    .split('\n')
    .map(line => {
      if (/^<\//.test(line)) depth = Math.max(0, depth - 1);
      const indented = '  '.repeat(depth) + line.trim();
      if (/^<[^!?/][^>]*[^/]>$|^<[^!?/]>$/.test(line) && !/<\//.test(line)) depth++;
      return indented;
    })
    .join('\n');
}
