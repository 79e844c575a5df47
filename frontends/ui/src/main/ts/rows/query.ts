/** What a search text asks of a row: every term has to be met. */
export interface Term {
  /** Column the term is about; any if null. */
  column: string | null;
  wanted: boolean;
  matches(text: string): boolean;
}

/**
 * Reads a search: words in any case, `"two words"`, `-not this`, `status:404`, `/regular expression/`. A term that makes no
 * sense is taken as plain text.
 */
export function parseSearch(search: string): Term[] {
  const terms: Term[] = [];
  for (const [, minus, column, pattern, quoted, word] of search.matchAll(
    /(-?)(?:([\w.-]+):(?=\S))?(?:\/((?:[^/\\]|\\.)+)\/(?=\s|$)|"([^"]*)"|(\S+))/g,
  )) {
    terms.push({
      column: column?.toLowerCase() ?? null,
      wanted: minus !== '-',
      matches: matcher(pattern, quoted ?? word ?? ''),
    });
  }
  return terms;
}

function matcher(pattern: string | undefined, text: string): (text: string) => boolean {
  if (pattern !== undefined) {
    try {
      const expression = new RegExp(pattern, 'i');
      return candidate => expression.test(candidate);
    } catch {
      return matcher(undefined, `/${pattern}/`);
    }
  }
  const wanted = text.toLowerCase();
  return candidate => candidate.toLowerCase().includes(wanted);
}

/** Whether a row, given as the texts of its columns, meets all terms. A column that is not there counts as text of the term. */
export function meets(terms: Term[], texts: (column: string | null) => string[]): boolean {
  return terms.every(term => texts(term.column).some(term.matches) === term.wanted);
}
