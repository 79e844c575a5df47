/** How a body is shown. */
export type BodyFormat = 'json' | 'form' | 'xml' | 'image' | 'text' | 'hex' | 'none';

const BYTES_PER_LINE = 16;
const CHARACTERS_CHECKED = 2000;

/** The format that fits a body best. */
export function detectFormat(bytes: Uint8Array, contentType: string): BodyFormat {
  const media = contentType.toLowerCase().split(';')[0]!.trim();
  if (bytes.length === 0) return 'none';
  if (media.startsWith('image/') && media !== 'image/svg+xml') return 'image';
  if (media === 'application/x-www-form-urlencoded') return 'form';
  const text = textIn(bytes);
  if (text === null) return 'hex';
  if (media.endsWith('json') || /^\s*[[{]/.test(text)) return 'json';
  if (/xml$|html$/.test(media) || /^\s*<[?!a-z]/i.test(text)) return 'xml';
  return 'text';
}

/** The bytes as text; null if they are none. A character that is cut off at the end is ignored. */
export function textIn(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    // Control characters tell binary data from text.
    return /[\u0000-\u0008\u000e-\u001a]/.test(text.slice(0, CHARACTERS_CHECKED)) ? null : text;
  } catch {
    return null;
  }
}

/** The bytes as hexadecimal numbers and characters, sixteen a line. */
export function hexDump(bytes: Uint8Array, maxLines = 256): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length && lines.length < maxLines; at += BYTES_PER_LINE) {
    const row = [...bytes.subarray(at, at + BYTES_PER_LINE)];
    const hex = row.map(byte => byte.toString(16).padStart(2, '0')).join(' ');
    const characters = row.map(byte => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${hex.padEnd(BYTES_PER_LINE * 3 - 1)}  ${characters}`);
  }
  return lines.join('\n');
}

const CLOSING = /^<\//;
const OPENING = /^<[^!?/][^>]*[^/]>$|^<[^!?/]>$/;

/** XML or HTML with an indented line for each element. */
export function indentXml(xml: string): string {
  let depth = 0;
  const lines = xml.replace(/>\s*</g, '>\n<').split('\n');
  return lines
    .map(line => {
      if (CLOSING.test(line)) depth = Math.max(0, depth - 1);
      const indented = '  '.repeat(depth) + line.trim();
      if (OPENING.test(line) && !line.includes('</')) depth++;
      return indented;
    })
    .join('\n');
}
