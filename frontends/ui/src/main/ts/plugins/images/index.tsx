import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Empty, Pairs, Section, Split } from '../../components/basics';
import { bytes, clockTime, duration } from '../../components/format';
import type { Session } from '../../state/session';
import type { Message, PagePlugin } from '../../state/plugin';

interface Level {
  cacheType: string;
  clearKey?: string;
  sizeBytes: number;
  maxSizeBytes?: number;
  imageIds: string[];
}

interface Picture {
  imageId: string;
  uri?: string;
  width: number;
  height: number;
  sizeBytes: number;
  data: string;
  surface?: string;
}

interface Use {
  imageIds: string[];
  attribution: string[];
  startTime: number;
  endTime: number;
  source: string;
  coldStart: boolean;
}

interface Leaked {
  identityHashCode: string;
  className: string;
  stacktrace: string;
}

export interface ImagesState {
  levels: Level[] | null;
  pictures: Record<string, Picture>;
  uses: Use[];
  leaks: Leaked[];
  overlay: boolean;
}

/** Images an app keeps, by cache. */
export const images: PagePlugin<ImagesState> = {
  title: 'Images',
  start: () => ({ levels: null, pictures: {}, uses: [], leaks: [], overlay: false }),
  receive,
  opened: session => load(session, false),
  View: ImagesView,
};

export function receive(state: ImagesState, { method, params }: Message): ImagesState {
  switch (method) {
    case 'events':
      return { ...state, uses: [...state.uses, params].slice(-5000) };
    case 'debug_overlay_event':
      return { ...state, overlay: Boolean(params.enabled) };
    case 'closeable_reference_leak_event':
      return { ...state, leaks: [...state.leaks, params].slice(-500) };
    default:
      return state;
  }
}

/** Reads the caches, and each image that is not known yet. */
async function load(session: Session<ImagesState>, showDiskImages: boolean): Promise<void> {
  const answer = await session.tell<{ levels: Level[] }>('listImages', { showDiskImages });
  if (!answer) return;
  session.update(state => ({ ...state, levels: answer.levels }));
  for (const imageId of new Set(answer.levels.flatMap(({ imageIds }) => imageIds))) {
    if (imageId in session.state.value.pictures) continue;
    const picture = await session.call<Picture>('getImage', { imageId }).catch(() => null);
    if (picture) session.update(state => ({ ...state, pictures: { ...state.pictures, [imageId]: picture } }));
  }
}

function ImagesView({ session }: { session: Session<ImagesState> }) {
  const { levels, pictures, uses, leaks, overlay } = session.state.value;
  const disk = useSignal(false);
  const refresh = useSignal(false);
  const surface = useSignal('');
  const cold = useSignal(false);
  const selected = useSignal<string | null>(null);
  useEffect(() => {
    if (!refresh.value) return;
    const timer = setInterval(() => void load(session, disk.value), 1000);
    return () => clearInterval(timer);
  }, [refresh.value]);
  if (levels === null)
    return (
      <Empty title="Images">
        {session.connected.value ? 'Asking the app…' : 'The app is not connected; images are read from the app itself.'}
      </Empty>
    );
  const surfaces = [
    ...new Set([
      ...Object.values(pictures).flatMap(one => one.surface ?? []),
      ...uses.flatMap(({ attribution }) => attribution),
    ]),
  ];
  const coldIds = new Set(uses.filter(({ coldStart }) => coldStart).flatMap(({ imageIds }) => imageIds));
  const shown = (id: string) =>
    (!cold.value || coldIds.has(id)) &&
    (surface.value === '' ||
      pictures[id]?.surface === surface.value ||
      uses.some(({ imageIds, attribution }) => imageIds.includes(id) && attribution.includes(surface.value)));
  const again = async (method: string, params: object) => {
    await session.tell(method, params);
    await load(session, disk.value);
  };
  const picture = selected.value === null ? undefined : pictures[selected.value];
  return (
    <div class="column">
      <div class="bar" role="toolbar" aria-label="Images">
        <button type="button" onClick={() => void load(session, disk.value)}>
          Reload
        </button>
        <label>
          <input type="checkbox" checked={refresh.value} onChange={() => (refresh.value = !refresh.value)} /> Reload
          every second
        </label>
        <label>
          <input
            type="checkbox"
            checked={disk.value}
            onChange={() => ((disk.value = !disk.value), void load(session, disk.value))}
          />{' '}
          Images on disk
        </label>
        <label>
          <input type="checkbox" checked={cold.value} onChange={() => (cold.value = !cold.value)} /> Cold start only
        </label>
        <label>
          <input
            type="checkbox"
            checked={overlay}
            onChange={() => void session.tell('enableDebugOverlay', { enabled: !overlay })}
          />{' '}
          Overlay on device
        </label>
        <select
          aria-label="Surface"
          value={surface.value}
          onChange={event => (surface.value = event.currentTarget.value)}
        >
          <option value="">All surfaces</option>
          {surfaces.map(name => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <span class="grow" />
        <button type="button" onClick={() => void again('trimMemory', {})}>
          Trim memory
        </button>
      </div>
      <Split
        name="Images"
        side={
          picture && (
            <Detail picture={picture} uses={uses.filter(({ imageIds }) => imageIds.includes(picture.imageId))} />
          )
        }
      >
        <div class="scroll" tabIndex={0} role="region" aria-label="Caches">
          {leaks.length > 0 && (
            <Section title={`Leaks (${leaks.length})`}>
              {leaks.map((leak, index) => (
                <Pairs
                  key={index}
                  pairs={[
                    ['Class', leak.className],
                    ['Identity', leak.identityHashCode],
                    ['Stack', <pre class="stack">{leak.stacktrace}</pre>],
                  ]}
                />
              ))}
            </Section>
          )}
          {levels.map(level => (
            <Section
              key={level.cacheType}
              title={`${level.cacheType} (${level.imageIds.length})`}
              extra={
                <>
                  <span class="muted">
                    {bytes(level.sizeBytes)}
                    {level.maxSizeBytes ? ` of ${bytes(level.maxSizeBytes)}` : ''}
                  </span>
                  {level.clearKey && (
                    <button type="button" onClick={() => void again('clear', { type: level.clearKey })}>
                      Clear
                    </button>
                  )}
                </>
              }
            >
              <ul class="gallery">
                {level.imageIds.filter(shown).map(id => (
                  <li key={id}>
                    <button
                      type="button"
                      aria-pressed={id === selected.value}
                      aria-label={`Image ${pictures[id]?.uri ?? id}`}
                      onClick={() => (selected.value = id)}
                    >
                      {pictures[id] ? (
                        <img src={pictures[id].data} alt="" loading="lazy" />
                      ) : (
                        <span class="muted">…</span>
                      )}
                      <span class="muted">{pictures[id] ? `${pictures[id].width} × ${pictures[id].height}` : id}</span>
                    </button>
                  </li>
                ))}
              </ul>
              {level.imageIds.length === 0 && <p class="muted hint">Empty.</p>}
            </Section>
          ))}
        </div>
      </Split>
    </div>
  );
}

function Detail({ picture, uses }: { picture: Picture; uses: Use[] }) {
  return (
    <>
      <div class="picture">
        <img src={picture.data} alt={picture.uri ?? picture.imageId} />
      </div>
      <Section title="Image">
        <Pairs
          pairs={[
            ['Id', picture.imageId],
            ['Address', picture.uri ?? '-'],
            ['Size', `${picture.width} × ${picture.height}, ${bytes(picture.sizeBytes)}`],
            ['Surface', picture.surface ?? '-'],
          ]}
        />
      </Section>
      <Section title={`Uses (${uses.length})`}>
        {uses.map((use, index) => (
          <Pairs
            key={index}
            pairs={[
              ['When', clockTime(use.startTime)],
              ['Took', duration(use.endTime - use.startTime)],
              ['From', use.source],
              ['For', use.attribution.join(' → ')],
              ...(use.coldStart ? [['Cold start', 'yes'] as [string, string]] : []),
            ]}
          />
        ))}
      </Section>
    </>
  );
}
