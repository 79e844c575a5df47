import { describe, expect, it } from 'vitest';

const MAIN = '../../main/ts/';

const sources = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>('../../main/ts/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
  ).map(([path, text]) => [path.replace(MAIN, ''), text]),
);
const files = Object.keys(sources);

const mentioning = (pattern: RegExp) => files.filter(file => pattern.test(sources[file]!));

/** The files of the page that a file imports, also for their types alone. */
function importsOf(file: string): string[] {
  const directory = file.split('/').slice(0, -1);
  return [...sources[file]!.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']*)'/g)].flatMap(([, path]) => {
    const parts = [...directory];
    for (const part of path!.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.') parts.push(part);
    }
    const target = parts.join('/');
    return ['.ts', '.tsx', '/index.ts', '/index.tsx'].map(end => target + end).filter(found => found in sources);
  });
}

/** All pairs of an importing and an imported file. */
const imports = files.flatMap(file => importsOf(file).map(target => [file, target] as const));

/** The floors of the page, lowest first. A floor imports only from itself and from those below. */
const LADDER = ['api', 'rows', 'server', 'components', 'state', 'plugins', 'custom', 'shell', 'page'];

/** The files at the top, which start the page, are the last floor. */
const floorOf = (file: string) => (file.includes('/') ? file.split('/')[0]! : 'page');

describe('the page has floors', () => {
  it('and each directory is one of them', () => {
    expect([...new Set(files.map(floorOf))].sort()).toEqual([...LADDER].sort());
  });

  it('which import only from those below', () => {
    const upward = imports.filter(([from, to]) => LADDER.indexOf(floorOf(from)) < LADDER.indexOf(floorOf(to)));
    expect(upward).toEqual([]);
  });

  it('and no circles of files', () => {
    expect(circles()).toEqual([]);
  });

  it('and plugins that import no other plugin, except for tables', () => {
    const pluginOf = (file: string) => /^plugins\/(\w+)\//.exec(file)?.[1];
    const mutual = imports.filter(([from, to]) => {
      const [plugin, other] = [pluginOf(from), pluginOf(to)];
      return plugin !== undefined && other !== undefined && other !== plugin && other !== 'tables';
    });
    expect(mutual).toEqual([]);
  });
});

/** Each file that reaches itself through its imports. */
function circles(): string[] {
  return files.filter(file => {
    const reached = new Set<string>();
    const waiting = importsOf(file);
    while (waiting.length > 0) {
      const next = waiting.pop()!;
      if (reached.has(next)) continue;
      reached.add(next);
      waiting.push(...importsOf(next));
    }
    return reached.has(file);
  });
}

describe('the imports of a file', () => {
  it('one file opens the WebSocket', () => expect(mentioning(/\bWebSocket\(/)).toEqual(['server/socket.ts']));

  it('the state of the server is pure: it imports no package', () => {
    const pure = ['state/serverState.ts', 'state/setups.ts', 'state/route.ts'];
    expect(pure.filter(file => /from '[^.]/.test(sources[file]!))).toEqual([]);
  });

  it('the state of a plugin is pure: it draws nothing and sends nothing', () => {
    const states = files.filter(file => /^plugins\/\w+\/state\.ts$/.test(file));
    expect(states.length).toBeGreaterThan(10);
    expect(states.filter(file => /from '(preact|@preact)|\bdocument\b|\bfetch\(/.test(sources[file]!))).toEqual([]);
  });

  it('nothing is written into the page as markup', () =>
    expect(mentioning(/innerHTML|dangerouslySetInnerHTML|\beval\(/)).toEqual([]));
});

describe('files are short', () => {
  it('at most 120 characters a line, also in comments, which Prettier leaves alone', () => {
    expect(files.filter(file => sources[file]!.split('\n').some(line => line.length > 120))).toEqual([]);
  });

  it('at most 220 lines', () => {
    const long = files.filter(file => sources[file]!.split('\n').length > 220);
    expect(long).toEqual([]);
  });
});
