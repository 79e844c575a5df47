import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Snapshot } from './model';
import { boxAt, placeNodes, type PlacedBox } from './placement';
import type { UiState } from './state';

interface Props {
  state: UiState;
  selected: Signal<string | null>;
  hovered: Signal<string | null>;
  wireframe: boolean;
}

const MIN_SCALE = 0.05;

/** The snapshot, as large as fits, with the boxes of the hovered and of the selected element. */
export function Picture({ state, selected, hovered, wireframe }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const space = useSignal({ width: 400, height: 600 });
  const boxes = useMemo(() => placeNodes(state), [state.nodes, state.root]);
  const whole = boxes[0];
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) space.value = { width: entry.contentRect.width, height: entry.contentRect.height };
    });
    observer.observe(host.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <div class="ui-picture" ref={host}>
      {whole && (
        <Frame
          snapshot={state.snapshot}
          boxes={boxes}
          whole={whole}
          scale={scaleOf(whole, space.value)}
          selected={selected}
          hovered={hovered}
          wireframe={wireframe}
        />
      )}
    </div>
  );
}

function scaleOf(whole: PlacedBox, space: { width: number; height: number }): number {
  return Math.max(MIN_SCALE, Math.min((space.width - 2) / whole.width, (space.height - 2) / whole.height));
}

interface FrameProps extends Omit<Props, 'state'> {
  snapshot: Snapshot | null;
  boxes: PlacedBox[];
  whole: PlacedBox;
  scale: number;
}

function Frame({ snapshot, boxes, whole, scale, selected, hovered, wireframe }: FrameProps) {
  const find = (id: string | null | undefined) => boxes.find(box => box.id === id);
  const styleOf = (box: PlacedBox) => ({
    left: `${(box.x - whole.x) * scale}px`,
    top: `${(box.y - whole.y) * scale}px`,
    width: `${box.width * scale}px`,
    height: `${box.height * scale}px`,
  });
  const nodeUnder = (event: MouseEvent) => {
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
    return boxAt(boxes, (event.clientX - left) / scale + whole.x, (event.clientY - top) / scale + whole.y)?.id ?? null;
  };
  const hoveredBox = find(hovered.value);
  const selectedBox = find(selected.value);
  return (
    <div
      class="ui-frame"
      role="img"
      aria-label="Picture of the app"
      style={{ width: `${whole.width * scale}px`, height: `${whole.height * scale}px` }}
      onMouseMove={event => (hovered.value = nodeUnder(event))}
      onMouseLeave={() => (hovered.value = null)}
      onMouseDown={event => (selected.value = nodeUnder(event))}
    >
      {snapshot && !wireframe && (
        <img
          src={`data:image/png;base64,${snapshot.data.replace(/\s+/g, '')}`}
          alt=""
          style={styleOf(find(snapshot.nodeId) ?? whole)}
        />
      )}
      {wireframe && boxes.map(box => <div key={box.id} class="ui-box wire" style={styleOf(box)} />)}
      {hoveredBox && <div class="ui-box hovered" style={styleOf(hoveredBox)} />}
      {selectedBox && <div class="ui-box selected" style={styleOf(selectedBox)} />}
    </div>
  );
}
