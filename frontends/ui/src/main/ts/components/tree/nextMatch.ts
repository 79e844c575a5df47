/** The match after the selected one, then the first again; null where there is none. */
export function nextMatch(matches: ReadonlySet<string>, selected: string | null): string | null {
  const ids = [...matches];
  return ids[(ids.indexOf(selected ?? '') + 1) % Math.max(1, ids.length)] ?? null;
}
