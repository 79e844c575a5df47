import { keepKey, question, ticketInAddress } from './server/admission';

/**
 * Runs before the scripts of a page that knows nothing of our access, such as the original's (`serve --page`), and lets
 * its WebSockets in. It waits for each answer, because the page's scripts do not wait for it.
 */
function ask(path: string, headers: Record<string, string> = {}): string | null {
  const request = new XMLHttpRequest();
  request.open('GET', path, false);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  try {
    request.send();
  } catch {
    return null;
  }
  return request.status === 200 ? request.responseText : null;
}

function proven(address: string | URL): string | URL {
  const url = new URL(address, location.href.replace(/^http/, 'ws'));
  const asked = url.host === location.host && url.pathname === '/' ? question() : null;
  const answer = asked && ask(asked.path);
  const query = asked && answer && asked.query(answer);
  if (!query) return address;
  for (const [name, value] of new URLSearchParams(query)) url.searchParams.set(name, value);
  return url;
}

const ticket = ticketInAddress();
if (ticket !== null) keepKey(ask('/admission', { 'x-bottlenose-ticket': ticket }));

globalThis.WebSocket = class extends WebSocket {
  constructor(address: string | URL, protocols?: string | string[]) {
    super(proven(address), protocols);
  }
};
