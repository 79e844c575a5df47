import { expect, it } from 'vitest';

const MAIN = '../../main/ts/';

const sources = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>('../../main/ts/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
  ).map(([path, text]) => [path.replace(MAIN, ''), text]),
);
const files = Object.keys(sources);

const mentioning = (pattern: RegExp) => files.filter(file => pattern.test(sources[file]!));

/** The files of this page that a file imports. */
function importsOf(file: string): string[] {
  const folder = file.split('/').slice(0, -1);
  return [...sources[file]!.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']*)'/g)].flatMap(([, path]) => {
    const parts = [...folder];
    for (const part of path!.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.') parts.push(part);
    }
    const target = parts.join('/');
    return ['.ts', '.tsx', '/index.ts', '/index.tsx'].map(end => target + end).filter(found => found in sources);
  });
}

/** The floors, lowest first; a folder imports from itself and from those below. */
const FLOORS = ['api', 'rows', 'server', 'components'];

const floorOf = (file: string) => file.split('/')[0]!;

it('floors import only from floors below', () => {
  const wrong = files
    .filter(file => FLOORS.includes(floorOf(file)))
    .flatMap(file =>
      importsOf(file)
        .filter(target => !FLOORS.slice(0, FLOORS.indexOf(floorOf(file)) + 1).includes(floorOf(target)))
        .map(target => `${file} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

it('one file opens the WebSocket', () => expect(mentioning(/\bWebSocket\(/)).toEqual(['server/socket.ts']));

it('the state of the server is a pure reducer: it imports nothing but types', () => {
  expect(sources['state/serverState.ts']!.match(/^import (?!type\b).*/gm)).toBeNull();
});

it('nothing is written into the page as markup', () =>
  expect(mentioning(/innerHTML|dangerouslySetInnerHTML|\beval\(/)).toEqual([]));
