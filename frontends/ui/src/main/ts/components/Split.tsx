import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface Props {
  children: ComponentChildren;
  /** The detail pane; none while empty. */
  side: ComponentChildren;
  /** Under which the width is remembered. */
  name: string;
}

const DEFAULT_WIDTH = 420;
const MIN_WIDTH = 240;
const MIN_MAIN_WIDTH = 280;
const KEY_STEP = 24;

/** Two panes side by side; the width of the second can be dragged. */
export function Split({ children, side, name }: Props) {
  const width = useSignal(Number(localStorage.getItem(`split ${name}`)) || DEFAULT_WIDTH);
  const root = useRef<HTMLDivElement>(null);
  const resize = (pixels: number) => {
    const max = (root.current?.clientWidth ?? 1200) - MIN_MAIN_WIDTH;
    width.value = Math.max(MIN_WIDTH, Math.min(pixels, max));
    localStorage.setItem(`split ${name}`, String(width.value));
  };
  const drag = (event: PointerEvent) => {
    const bar = event.currentTarget as HTMLElement;
    bar.setPointerCapture(event.pointerId);
    const right = root.current!.getBoundingClientRect().right;
    bar.onpointermove = move => resize(right - move.clientX);
    bar.onpointerup = () => (bar.onpointermove = null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') resize(width.value + KEY_STEP);
    if (event.key === 'ArrowRight') resize(width.value - KEY_STEP);
  };
  return (
    <div class="split" ref={root}>
      <div class="split-main">{children}</div>
      {side && (
        <>
          <div
            class="split-bar"
            role="separator"
            tabIndex={0}
            aria-orientation="vertical"
            aria-label="Width of the details"
            aria-valuenow={width.value}
            onPointerDown={drag}
            onKeyDown={onKeyDown}
          />
          <div class="split-side" role="region" aria-label="Details" tabIndex={0} style={{ width: `${width.value}px` }}>
            {side}
          </div>
        </>
      )}
    </div>
  );
}
