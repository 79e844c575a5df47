import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface FollowEnd {
  scroller: RefObject<HTMLDivElement>;
  /** Whether the table shows its end and follows new rows. */
  atEnd(): boolean;
  onScroll(): void;
}

/** Keeps a table at its end while the user has scrolled there and it is not sorted. */
export function useFollowEnd(rowHeight: number, isSorted: () => boolean): FollowEnd {
  const scroller = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  return {
    scroller,
    atEnd: () => following.current && !isSorted(),
    onScroll() {
      const { scrollTop, clientHeight, scrollHeight } = scroller.current!;
      following.current = scrollTop + clientHeight >= scrollHeight - rowHeight;
    },
  };
}

/** Scrolls to the end after rows were added. */
export function useScrollToEnd({ scroller, atEnd }: FollowEnd, version: number, count: number): void {
  useLayoutEffect(() => {
    if (atEnd() && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [version, count]);
}
