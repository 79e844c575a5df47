import { hmac } from './hmac';

/** A key of this origin, and the id under which the server knows it. */
interface PageKey {
  id: string;
  key: string;
}

/** What the server proves and asks, see docs/PROTOCOL.md, access. */
interface Challenge {
  challenge: string;
  proof: string;
}

// Storage belongs to one origin; a cookie would go to every port of this computer.
const STORED = 'bottlenose.key';

/** The ticket in the page's address. */
export function ticketInAddress(): string | null {
  return new URLSearchParams(location.search).get('ticket');
}

/** Keeps the server's answer to a ticket, and takes the ticket out of the address. */
export function keepKey(answer: string | null): void {
  if (answer !== null) localStorage.setItem(STORED, answer);
  history.replaceState(history.state, '', location.pathname + location.hash);
}

function storedKey(): PageKey | null {
  try {
    const { id, key } = JSON.parse(localStorage.getItem(STORED) ?? '') as Partial<PageKey>;
    return typeof id === 'string' && typeof key === 'string' ? { id, key } : null;
  } catch {
    return null;
  }
}

/** A question to the server, and what to do with its answer. */
export interface Question {
  path: string;
  /** The query with which this page may connect; null if the answer does not prove that its sender knows the key. */
  query(answer: string): string | null;
}

/** Whatever a program on the port answered. */
function challengeIn(answer: string): Partial<Challenge> {
  try {
    return (JSON.parse(answer) as Partial<Challenge> | null) ?? {};
  } catch {
    return {};
  }
}

/** How to ask for a challenge; null if this browser has no key. The key itself goes nowhere. */
export function question(): Question | null {
  const stored = storedKey();
  if (!stored) return null;
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
  return {
    path: `/challenge?${new URLSearchParams({ nonce, key: stored.id })}`,
    query(answer) {
      const { challenge, proof } = challengeIn(answer);
      if (challenge === undefined || proof !== hmac(stored.key, `server\n${nonce}\n${challenge}`)) return null;
      return new URLSearchParams({
        key: stored.id,
        challenge,
        proof: hmac(stored.key, `front-end\n${challenge}`),
      }).toString();
    },
  };
}

/** Exchanges the ticket in the page's address, if there is one, for a key. */
export async function redeemTicket(): Promise<void> {
  const ticket = ticketInAddress();
  if (ticket === null) return;
  try {
    const answer = await fetch('/admission', { headers: { 'x-bottlenose-ticket': ticket } });
    keepKey(answer.ok ? await answer.text() : null);
  } catch {
    // The server ended in this moment; a reload tries the ticket again.
  }
}

/** The query that lets the socket in; `refused` if this browser is not authorized, `lost` if no server answers. */
export type Admission = { query: string } | 'refused' | 'lost';

/** Makes the server prove that it knows this browser's key, then proves the same to it. */
export async function admission(): Promise<Admission> {
  const asked = question();
  if (!asked) return 'refused';
  try {
    const answer = await fetch(asked.path);
    const query = asked.query(await answer.text());
    return query === null ? 'refused' : { query };
  } catch {
    return 'lost';
  }
}
