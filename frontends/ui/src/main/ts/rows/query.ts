/** One condition of a search. A row matches the search if it meets every term. */
export interface Term {
  /** The column that the term is about; null for any. */
  column: string | null;
  /** False for a term with a minus: no text may match. */
  wanted: boolean;
  matches(text: string): boolean;
}

/** A minus, a column, and then a regular expression, a quoted text or a word. */
const TERM = /(-?)(?:([\w.-]+):(?=\S))?(?:\/((?:[^/\\]|\\.)+)\/(?=\s|$)|"([^"]*)"|(\S+))/g;

/**
 * Reads a search: words in any case, `"two words"`, `-not this`, `status:404`, `/regular expression/`. An invalid
 * regular expression is searched as plain text.
 */
export function parseSearch(search: string): Term[] {
  return [...search.matchAll(TERM)].map(([, minus, column, pattern, quoted, word]) => ({
    column: column?.toLowerCase() ?? null,
    wanted: minus !== '-',
    matches: matcher(pattern, quoted ?? word ?? ''),
  }));
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

/** Whether a row meets all terms. `texts` returns the texts of a column, or of all columns for null. */
export function meets(terms: Term[], texts: (column: string | null) => string[]): boolean {
  return terms.every(term => texts(term.column).some(text => term.matches(text)) === term.wanted);
}
