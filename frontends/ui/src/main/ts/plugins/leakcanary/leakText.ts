/** An object on the path to a leak. */
export interface LeakElement {
  id: string;
  name: string;
  children?: string[];
  attributes?: { name: string; value: unknown }[];
  data?: Record<string, Record<string, unknown> | null>;
}

/** An object that was not released, with the path of references to it. */
export interface Leak {
  title: string;
  root: string;
  elements: Record<string, LeakElement>;
  retainedSize: string;
  details: string;
}

const SECTION = /^\* (Retaining|Reference Key|Details|Excluded Refs)/;

/** Reads a leak of LeakCanary 1, which is a text: a path of references, one a line. */
export function parseLeak(text: string): Leak {
  const names = pathIn(text);
  const elements = names.map((name, index): LeakElement => {
    const children = index + 1 < names.length ? [String(index + 1)] : [];
    return { id: String(index), name, children, attributes: [], data: {} };
  });
  return {
    title: matchIn(text, /([\w.$]+) has leaked:/) ?? names.at(-1) ?? 'Leak',
    root: '0',
    elements: Object.fromEntries(elements.map(element => [element.id, element])),
    retainedSize: matchIn(text, /\* Retaining: (.+)/) ?? '',
    details: matchIn(text, /\* Details:\n?([\s\S]*?)(?:\n\* Excluded Refs:|$)/) ?? '',
  };
}

function pathIn(text: string): string[] {
  const lines = text.split('\n');
  const start = lines.findIndex(line => line.includes('has leaked:')) + 1;
  const length = lines.slice(start).findIndex(line => SECTION.test(line));
  return lines
    .slice(start, length < 0 ? undefined : start + length)
    .map(nameIn)
    .filter(name => name !== '');
}

function nameIn(line: string): string {
  return line
    .replace(/^\s*\*?\s*/, '')
    .replace(/^(GC ROOT|↳|references|leaks)\s*/i, '')
    .trim();
}

function matchIn(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[1]?.trim();
}
