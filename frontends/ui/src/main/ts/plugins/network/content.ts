import { decodeInTurn, type Bytes } from './base64';
import { headerOf, type Body, type Header } from './call';

/** The content of a body, its encoding removed, as far as it is shown. */
export interface Content {
  bytes: Bytes;
  /** Whether there is more. */
  truncated: boolean;
  /** What went wrong, such as an encoding that the browser does not support. */
  note: string;
}

const MAX_BYTES = 2 ** 31;

/** The first bytes of a body's content. */
export async function contentOf(body: Body, headers: Header[], limit: number): Promise<Content> {
  const encoding = (headerOf(headers, 'content-encoding') ?? '').toLowerCase().trim();
  if (encoding === '' || encoding === 'identity') return limited(await decodeInTurn(body, limit + 1), limit);
  const raw = await decodeInTurn(body);
  if (encoding === 'br') return brotli(raw, limit);
  const stream = decompressionOf(encoding);
  if (!stream) {
    const note = `The browser does not support the encoding '${encoding}'. These are the bytes on the wire.`;
    return { ...limited(raw, limit), note };
  }
  const { failed, ...content } = await read(new Blob([raw]).stream().pipeThrough(stream), limit);
  // Nothing was decompressed: the app's library has done so already, and has left the header.
  if (failed && content.bytes.length === 0) return limited(raw, limit);
  return { ...content, note: failed ? 'The body is incomplete.' : '' };
}

/** The whole content of a body. */
export async function wholeContent(body: Body, headers: Header[]): Promise<Bytes> {
  return (await contentOf(body, headers, MAX_BYTES)).bytes;
}

function limited(bytes: Bytes, limit: number): Content {
  return { bytes: bytes.subarray(0, limit), truncated: bytes.length > limit, note: '' };
}

/** Browsers have no Brotli for scripts. The decoder is loaded when it is first needed. */
async function brotli(raw: Bytes, limit: number): Promise<Content> {
  const { decompress } = await import('brotli/decompress');
  try {
    return limited(new Uint8Array(decompress(raw)), limit);
  } catch {
    return limited(raw, limit);
  }
}

function decompressionOf(encoding: string): DecompressionStream | null {
  try {
    return new DecompressionStream((encoding === 'x-gzip' ? 'gzip' : encoding) as CompressionFormat);
  } catch {
    return null;
  }
}

async function read(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<{ bytes: Bytes; truncated: boolean; failed: boolean }> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  let failed = false;
  try {
    while (length <= limit) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.length;
    }
  } catch {
    failed = true;
  }
  void reader.cancel().catch(() => {});
  const bytes = new Uint8Array(await new Blob(parts as Bytes[]).slice(0, limit).arrayBuffer());
  return { bytes, truncated: length > limit, failed };
}
