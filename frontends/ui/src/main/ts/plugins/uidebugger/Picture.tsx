import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { boxAt, placed, type PlacedBox, type UiState } from './state';

interface Props {
  state: UiState;
  selected: Signal<string | null>;
  hovered: Signal<string | null>;
  wireframe: boolean;
}

/** The snapshot, with the box of what is pointed at and of what is chosen; as large as fits. */
export function Picture({ state, selected, hovered, wireframe }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const space = useSignal({ width: 400, height: 600 });
  const boxes = useMemo(() => placed(state), [state.nodes, state.root]);
  const whole = boxes[0];
  useEffect(() => {
    const observer = new ResizeObserver(
      ([entry]) => entry && (space.value = { width: entry.contentRect.width, height: entry.contentRect.height }),
    );
    observer.observe(frame.current!);
    return () => observer.disconnect();
  }, []);
  const scale = whole
    ? Math.max(0.05, Math.min((space.value.width - 2) / whole.width, (space.value.height - 2) / whole.height))
    : 1;
  const at = (event: MouseEvent) => {
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
    return whole
      ? boxAt(boxes, (event.clientX - left) / scale + whole.x, (event.clientY - top) / scale + whole.y)
      : null;
  };
  const place = (box: PlacedBox) => ({
    left: `${(box.x - whole!.x) * scale}px`,
    top: `${(box.y - whole!.y) * scale}px`,
    width: `${box.width * scale}px`,
    height: `${box.height * scale}px`,
  });
  const find = (id: string | null) => (id === null ? undefined : boxes.find(box => box.id === id));
  const pointed = find(hovered.value);
  const chosen = find(selected.value);
  const shot = state.snapshot && find(state.snapshot.nodeId);
  return (
    <div class="ui-picture" ref={frame}>
      {whole && (
        <div
          class="ui-frame"
          role="img"
          aria-label="What the app shows"
          style={{ width: `${whole.width * scale}px`, height: `${whole.height * scale}px` }}
          onMouseMove={event => (hovered.value = at(event)?.id ?? null)}
          onMouseLeave={() => (hovered.value = null)}
          onMouseDown={event => (selected.value = at(event)?.id ?? null)}
        >
          {state.snapshot && !wireframe && (
            <img
              src={`data:image/png;base64,${state.snapshot.data.replace(/\s+/g, '')}`}
              alt=""
              style={place(shot ?? whole)}
            />
          )}
          {wireframe && boxes.map(box => <div key={box.id} class="ui-box wire" style={place(box)} />)}
          {pointed && <div class="ui-box pointed" style={place(pointed)} />}
          {chosen && <div class="ui-box chosen" style={place(chosen)} />}
        </div>
      )}
    </div>
  );
}
