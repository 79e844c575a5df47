import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, samePlace, type Route } from '../../../main/ts/state/route';
import { Random } from '../support/random';

const CHARACTERS = ['a', 'Z', '7', ' ', '/', '#', '?', '&', '=', '%', '%20', 'ü', '鯨', '.', '-'];

describe('an address', () => {
  const routes: Route[] = [
    { at: 'home' },
    { at: 'pairing' },
    { at: 'app', client: 'My%20app#Linux#host/x#', plugin: 'Network', link: 'a b&c' },
    { at: 'app', client: 'a', plugin: null, link: null },
    { at: 'app', client: 'a', plugin: '', link: null },
    { at: 'device', serial: 'emulator-5554', plugin: 'DeviceLogs' },
  ];

  it.each(routes)('leads back to $at', route => expect(parseRoute(formatRoute(route))).toEqual(route));

  it('leads back for any ids and links', () => {
    const random = new Random(2);
    const text = () => random.list(1 + random.below(8), () => random.pick(CHARACTERS)).join('');
    for (let run = 0; run < 300; run++) {
      const link = random.next() < 0.5 ? text() : null;
      const app: Route = { at: 'app', client: text(), plugin: text(), link };
      const device: Route = { at: 'device', serial: text(), plugin: text() };
      expect([app, device].map(route => parseRoute(formatRoute(route)))).toEqual([app, device]);
    }
  });

  it.each(['', '#', '#/', '#/unknown/%', '#/app', '#/device/x'])('%j leads home', hash =>
    expect(parseRoute(hash)).toEqual({ at: 'home' }),
  );

  it('is the same place with another link', () => {
    const call: Route = { at: 'app', client: 'a', plugin: 'Network', link: null };
    expect(samePlace(call, { ...call, link: 'id' })).toBe(true);
    expect(samePlace(call, { ...call, plugin: 'Logs' })).toBe(false);
    expect(samePlace(call, { at: 'home' })).toBe(false);
  });
});
