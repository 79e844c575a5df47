import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../../main/ts/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = Object.entries(sources).map(([path, text]) => [path.replace('../../main/ts/', ''), text] as const);

const mentioning = (pattern: RegExp) => files.filter(([, text]) => pattern.test(text)).map(([path]) => path);

it('one file knows the socket', () => expect(mentioning(/\bWebSocket\(/)).toEqual(['server/socket.ts']));

it('what the page knows is a pure reducer: it imports forms, and nothing that does anything', () => {
  const world = sources['../../main/ts/state/world.ts']!;
  expect(world.match(/^import (?!type\b).*/gm)).toBeNull();
});

it('floors import only from floors below', () => {
  const floors = ['rows', 'server', 'state', 'blocks'];
  const wrong = files.flatMap(([path, text]) => {
    const floor = floors.indexOf(path.split('/')[0]!);
    if (floor !== floors.indexOf('rows') && floor !== floors.indexOf('server') && floor !== floors.indexOf('blocks'))
      return [];
    return [...text.matchAll(/from '\.\.\/(\w+)/g)]
      .filter(([, other]) => !['rows', 'server'].includes(other!))
      .map(([line]) => `${path}: ${line}`);
  });
  expect(wrong).toEqual([]);
});

it('nothing is written into the page as markup', () =>
  expect(mentioning(/innerHTML|dangerouslySetInnerHTML|\beval\(/)).toEqual([]));
