import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Rows drawn beyond either edge. */
const BEYOND = 8;

/** Those of many rows of one height that are to be drawn. */
export interface VirtualRows {
  /** A key stays with a row while it is seen. When all that is seen is new, the new rows take over the keys of the old. */
  rows: { index: number; top: number; key: number }[];
  /** Of all rows. */
  height: number;
  show(index: number): void;
}

/** Finds what to draw at the place one has scrolled to; or, while `atEnd`, at the end, without waiting to be scrolled there. */
export function useVirtualRows(
  count: number,
  rowHeight: number,
  scroller: RefObject<HTMLElement>,
  atEnd: () => boolean = () => false,
): VirtualRows {
  const [, redraw] = useReducer((n: number, _: void) => n + 1, 0);
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
      const { first, last } = wanted();
      if (first !== drawn.first || last !== drawn.last) redraw();
    },
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, Element>(options));
  const wanted = () => {
    const { range, scrollRect } = virtualizer;
    const fit = Math.ceil((scrollRect?.height ?? 0) / rowHeight);
    const { startIndex, endIndex } =
      atEnd() && fit > 0
        ? { startIndex: count - fit, endIndex: count - 1 }
        : (range ?? { startIndex: BEYOND, endIndex: -1 - BEYOND });
    return { first: Math.max(0, startIndex - BEYOND), last: Math.min(count - 1, endIndex + BEYOND) };
  };
  virtualizer.setOptions({ ...virtualizer.options, ...options });
  virtualizer.calculateRange();
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());

  const { first, last } = wanted();
  if (first > drawn.last || last < drawn.first) drawn.shift += first - drawn.first;
  drawn.first = first;
  drawn.last = last;
  const rows = [];
  for (let index = first; index <= last; index++)
    rows.push({ index, top: index * rowHeight, key: index - drawn.shift });
  return { rows, height: count * rowHeight, show: index => virtualizer.scrollToIndex(index, { align: 'auto' }) };
}
