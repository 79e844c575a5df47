import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useTurn } from './useTurn';

/** Rows drawn beyond either edge. */
const OVERSCAN = 8;

export interface VirtualRow {
  index: number;
  top: number;
  /** Stays with a row while it is drawn. When all drawn rows are new, they take over the keys of the old ones. */
  key: number;
}

/** Of many rows of one height, those to draw. */
export interface VirtualRows {
  rows: VirtualRow[];
  /** The height of all rows. */
  height: number;
  scrollTo(index: number): void;
}

interface Range {
  first: number;
  last: number;
}

/**
 * Finds the rows to draw at the current scroll position. While `atEnd`, they are the last ones, without waiting for the
 * element to be scrolled there.
 */
export function useVirtualRows(
  count: number,
  rowHeight: number,
  scroller: RefObject<HTMLElement>,
  atEnd: () => boolean = () => false,
): VirtualRows {
  const [, redraw] = useTurn();
  const drawn = useRef({ first: 0, last: -1, shift: 0 }).current;
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 0,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => {
      const { first, last } = range();
      if (first !== drawn.first || last !== drawn.last) redraw();
    },
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, Element>(options));
  const range = () => rangeOf(virtualizer, count, rowHeight, atEnd());
  virtualizer.setOptions({ ...virtualizer.options, ...options });
  virtualizer.calculateRange();
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());

  const { first, last } = range();
  if (first > drawn.last || last < drawn.first) drawn.shift += first - drawn.first;
  Object.assign(drawn, { first, last });
  return {
    rows: rowsOf(first, last, rowHeight, drawn.shift),
    height: count * rowHeight,
    scrollTo: index => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}

function rangeOf(
  { range, scrollRect }: Virtualizer<HTMLElement, Element>,
  count: number,
  rowHeight: number,
  atEnd: boolean,
): Range {
  const fitting = Math.ceil((scrollRect?.height ?? 0) / rowHeight);
  if (!range && !(atEnd && fitting > 0)) return { first: 0, last: -1 };
  const { startIndex, endIndex } = atEnd && fitting > 0 ? { startIndex: count - fitting, endIndex: count - 1 } : range!;
  return { first: Math.max(0, startIndex - OVERSCAN), last: Math.min(count - 1, endIndex + OVERSCAN) };
}

function rowsOf(first: number, last: number, rowHeight: number, shift: number): VirtualRow[] {
  const rows: VirtualRow[] = [];
  for (let index = first; index <= last; index++) rows.push({ index, top: index * rowHeight, key: index - shift });
  return rows;
}
