/**
 * HMAC-SHA256 of a text under a key that is a text too, in base64url. The browser's own is missing where the page comes
 * through a forwarded port under an address, and cannot be used while a script waits.
 */
export function hmac(key: string, text: string): string {
  const encode = (value: string) => [...new TextEncoder().encode(value)];
  const padded = encode(key.length > 64 ? '' : key);
  if (padded.length === 0 || padded.length > 64) throw new Error(`key is not 1 to 64 bytes: ${padded.length}`);
  while (padded.length < 64) padded.push(0);
  const inner = sha256([...padded.map(byte => byte ^ 0x36), ...encode(text)]);
  const code = sha256([...padded.map(byte => byte ^ 0x5c), ...inner]);
  return btoa(String.fromCharCode(...code))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The first 32 bits of the fractional parts of the roots of the first primes. Source: FIPS 180-4, 4.2.2 and 5.3.3. */
function fractions(count: number, root: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) prime &&= candidate % divisor !== 0;
    if (prime) found.push(((candidate ** (1 / root) % 1) * 2 ** 32) | 0);
  }
  return found;
}

const ROUND = fractions(64, 3);
const START = fractions(8, 2);

/** Source: FIPS 180-4, 6.2. */
function sha256(bytes: number[]): number[] {
  const padded = [...bytes, 0x80];
  while (padded.length % 64 !== 56) padded.push(0);
  const bits = bytes.length * 8;
  padded.push(0, 0, 0, 0, bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255);
  let hash = START;
  for (let block = 0; block < padded.length; block += 64) hash = compress(hash, padded.slice(block, block + 64));
  return hash.flatMap(word => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
}

function compress(hash: number[], block: number[]): number[] {
  const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));
  const words: number[] = [];
  for (let i = 0; i < 64; i++) {
    if (i < 16) {
      words.push((block[4 * i]! << 24) | (block[4 * i + 1]! << 16) | (block[4 * i + 2]! << 8) | block[4 * i + 3]!);
      continue;
    }
    const [early, late] = [words[i - 15]!, words[i - 2]!];
    const s0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const s1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words.push((words[i - 16]! + s0 + words[i - 7]! + s1) | 0);
  }
  let [a, b, c, d, e, f, g, h] = hash as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i]! + words[i]!) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + hash[i]!) | 0);
}
