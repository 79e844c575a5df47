import { decodedSize, type Body } from './call';

export type Bytes = Uint8Array<ArrayBuffer>;

/** Decodes a body up to a number of bytes. */
export function decode(body: Body, limit = Infinity): Bytes {
  const parts: Bytes[] = [];
  let length = 0;
  for (const part of body) {
    if (part === undefined || length >= limit) break;
    const bytes = decodePart(part, limit - length);
    parts.push(bytes);
    length += bytes.length;
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const bytes of parts) {
    all.set(bytes, at);
    at += bytes.length;
  }
  return all;
}

/** As `decode`, with a pause after each part, so that the page stays responsive. */
export async function decodeInTurn(body: Body, limit = Infinity): Promise<Bytes> {
  const parts: Bytes[] = [];
  let length = 0;
  for (const part of body) {
    if (part === undefined || length >= limit) break;
    if (length > 0) await new Promise(resolve => setTimeout(resolve));
    const bytes = decodePart(part, limit - length);
    parts.push(bytes);
    length += bytes.length;
  }
  return parts.length === 1 ? parts[0]! : new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Some apps break base64 into lines. */
function decodePart(base64: string, limit: number): Bytes {
  const text = decodedSize(base64) > limit ? beginning(base64, limit) : base64.replace(/\s+/g, '');
  const binary = atob(text);
  const bytes = new Uint8Array(Math.min(binary.length, limit));
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** The beginning of a base64 text that stands for at least this many bytes, in whole groups of four. */
function beginning(base64: string, bytes: number): string {
  const enough = Math.ceil((bytes * 4) / 3);
  const lineBreaks = Math.ceil(bytes / 50);
  const text = base64.slice(0, enough + lineBreaks + 8).replace(/\s+/g, '');
  return text.slice(0, text.length - (text.length % 4));
}
