export interface LeakElement {
  id: string;
  name: string;
  children: string[];
  attributes: { name: string; value: unknown }[];
  data: Record<string, Record<string, unknown>>;
}

export interface Leak {
  title: string;
  root: string;
  elements: Record<string, LeakElement>;
  retainedSize: string;
  details: string;
}

/** Reads a leak of LeakCanary 1, which is told as its text dump: a path of references, a line each. */
export function parseLeak(text: string): Leak {
  const lines = text.split('\n');
  const found = (pattern: RegExp) => text.match(pattern)?.[1]?.trim();
  const from = lines.findIndex(line => /has leaked:/.test(line));
  const to = lines.findIndex(
    (line, index) => index > from && /^\* (Retaining|Reference Key|Details|Excluded Refs)/.test(line),
  );
  const path = lines
    .slice(from + 1, to < 0 ? undefined : to)
    .map(line =>
      line
        .replace(/^\s*\*?\s*/, '')
        .replace(/^(GC ROOT|↳|references|leaks)\s*/i, '')
        .trim(),
    )
    .filter(Boolean);
  const elements: Record<string, LeakElement> = {};
  path.forEach((name, index) => {
    const id = String(index);
    elements[id] = { id, name, children: index + 1 < path.length ? [String(index + 1)] : [], attributes: [], data: {} };
  });
  return {
    title: found(/([\w.$]+) has leaked:/) ?? path.at(-1) ?? 'Leak',
    root: '0',
    elements,
    retainedSize: found(/\* Retaining: (.+)/) ?? '',
    details: text.match(/\* Details:\n?([\s\S]*?)(?:\n\* Excluded Refs:|$)/)?.[1]?.trim() ?? '',
  };
}
