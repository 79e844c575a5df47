// @vitest-environment happy-dom
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { admission, redeemTicket } from '../../../main/ts/server/admission';
import { hmac } from '../../../main/ts/server/hmac';
import { Random } from '../support/random';

const KEY = 'kept-by-this-origin';
let asked: { path: string; headers: Record<string, string> }[];

/** The server, as it answers a challenge with a key. */
function serve(key: string, status = 200) {
  vi.stubGlobal('fetch', (path: string, { headers = {} }: { headers?: Record<string, string> } = {}) => {
    asked.push({ path, headers });
    const nonce = new URLSearchParams(path.split('?')[1]).get('nonce');
    const answer = path.startsWith('/admission')
      ? { id: 'id-1', key }
      : { challenge: 'c.1', proof: hmac(key, `server\n${nonce}\nc.1`) };
    const text = JSON.stringify(answer);
    return Promise.resolve(new Response(text, { status }));
  });
}

beforeEach(() => {
  asked = [];
  localStorage.clear();
  history.replaceState(null, '', '/');
});

afterEach(() => vi.unstubAllGlobals());

describe('the code over a text', () => {
  it('is that of HMAC-SHA256, for texts of all lengths', () => {
    const random = new Random(7);
    for (let length = 0; length < 200; length++) {
      const text = Array.from({ length }, () => String.fromCharCode(random.below(0x3000))).join('');
      const key = `key-${'k'.repeat(random.below(60))}`;
      expect(hmac(key, text)).toBe(createHmac('sha256', key).update(text).digest('base64url'));
    }
  });
});

describe('a ticket', () => {
  it('is exchanged for a key and leaves the address', async () => {
    serve(KEY);
    history.replaceState(null, '', '/?ticket=t-1#/pairing');
    await redeemTicket();
    expect(asked).toEqual([{ path: '/admission', headers: { 'x-bottlenose-ticket': 't-1' } }]);
    expect(location.pathname + location.search + location.hash).toBe('/#/pairing');
    expect(await admission()).toHaveProperty('query');
  });

  it('that is not valid leaves the address too, and an earlier key stays', async () => {
    serve(KEY);
    history.replaceState(null, '', '/?ticket=t-1');
    await redeemTicket();
    serve('other', 403);
    history.replaceState(null, '', '/?ticket=t-1');
    await redeemTicket();
    expect(location.search).toBe('');
    serve(KEY);
    expect(await admission()).toHaveProperty('query');
  });
});

describe('admission', () => {
  const admit = async () => {
    serve(KEY);
    history.replaceState(null, '', '/?ticket=t-1');
    await redeemTicket();
    asked = [];
  };

  it('needs a key, and asks nobody without one', async () => {
    serve(KEY);
    expect([await admission(), asked]).toEqual(['refused', []]);
    localStorage.setItem('bottlenose.key', '{"id":7}');
    expect([await admission(), asked]).toEqual(['refused', []]);
  });

  it('proves the key without sending it', async () => {
    await admit();
    const { query } = (await admission()) as { query: string };
    const sent = new URLSearchParams(query);
    expect(Object.fromEntries(sent)).toEqual({ key: 'id-1', challenge: 'c.1', proof: hmac(KEY, 'front-end\nc.1') });
    expect(JSON.stringify(asked) + query).not.toContain(KEY);
  });

  it('is not sought from a program that does not prove that it is the server', async () => {
    await admit();
    serve('guess');
    expect(await admission()).toBe('refused');
    for (const answer of ['<!doctype html>', '{}', 'null', '7', '']) {
      vi.stubGlobal('fetch', () => Promise.resolve(new Response(answer)));
      expect(await admission()).toBe('refused');
    }
  });

  it('waits for a server that does not answer', async () => {
    await admit();
    vi.stubGlobal('fetch', () => Promise.reject(new Error('refused')));
    expect(await admission()).toBe('lost');
  });

  it('asks with another nonce each time', async () => {
    await admit();
    await admission();
    await admission();
    expect(new Set(asked.map(({ path }) => path)).size).toBe(2);
  });
});
