import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Page } from '../state/page';

export const PageContext = createContext<Page | null>(null);

/** The page that the component is part of. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('The component is not part of a page.');
  return page;
}
