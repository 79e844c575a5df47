import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Checkbox } from '../../components/Checkbox';
import { Empty } from '../../components/Empty';
import { Pairs } from '../../components/Pairs';
import { Section } from '../../components/Section';
import { Split } from '../../components/Split';
import { Gallery } from './Gallery';
import { ImageDetail } from './ImageDetail';
import { readImages, type ImagesSession } from './requests';
import { surfacesOf, type ImageFilter, type ImageLeak } from './state';

const RELOAD_INTERVAL_MS = 1000;

export function ImagesView({ session }: { session: ImagesSession }) {
  const state = session.state.value;
  const { levels, images, uses, leaks } = state;
  const disk = useSignal(false);
  const filter = useSignal<ImageFilter>({ surface: '', coldStartOnly: false });
  const selected = useSignal<string | null>(null);
  if (levels === null) {
    return (
      <Empty title="Images">
        {session.connected.value
          ? 'Reading the images…'
          : 'The app is not connected. Images are read from the running app.'}
      </Empty>
    );
  }
  const request = async (method: string, params: object) => {
    await session.tryCall(method, params);
    await readImages(session, disk.value);
  };
  const image = selected.value === null ? undefined : images[selected.value];
  const itsUses = uses.filter(({ imageIds }) => image && imageIds.includes(image.imageId));
  return (
    <div class="column">
      <ImagesBar session={session} disk={disk} filter={filter} trim={() => void request('trimMemory', {})} />
      <Split name="Images" side={image && <ImageDetail image={image} uses={itsUses} />}>
        <div class="scroll" tabIndex={0} role="region" aria-label="Caches">
          {leaks.length > 0 && <Leaks leaks={leaks} />}
          {levels.map(level => (
            <Gallery
              key={level.cacheType}
              level={level}
              state={state}
              filter={filter.value}
              selected={selected}
              clear={type => void request('clear', { type })}
            />
          ))}
        </div>
      </Split>
    </div>
  );
}

interface BarProps {
  session: ImagesSession;
  disk: Signal<boolean>;
  filter: Signal<ImageFilter>;
  trim(): void;
}

function ImagesBar({ session, disk, filter, trim }: BarProps) {
  const reload = () => void readImages(session, disk.value);
  const toggleDisk = () => {
    disk.value = !disk.value;
    reload();
  };
  const { overlay } = session.state.value;
  const { surface, coldStartOnly } = filter.value;
  return (
    <div class="bar" role="toolbar" aria-label="Images">
      <button type="button" onClick={reload}>
        Reload
      </button>
      <AutoReload reload={reload} />
      <Checkbox checked={disk.value} onToggle={toggleDisk}>
        Images on disk
      </Checkbox>
      <Checkbox checked={coldStartOnly} onToggle={() => (filter.value = { surface, coldStartOnly: !coldStartOnly })}>
        Cold start only
      </Checkbox>
      <Checkbox checked={overlay} onToggle={() => void session.tryCall('enableDebugOverlay', { enabled: !overlay })}>
        Overlay on device
      </Checkbox>
      <select
        aria-label="Surface"
        value={surface}
        onChange={event => (filter.value = { surface: event.currentTarget.value, coldStartOnly })}
      >
        <option value="">All surfaces</option>
        {surfacesOf(session.state.value).map(name => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <span class="grow" />
      <button type="button" onClick={trim}>
        Trim memory
      </button>
    </div>
  );
}

function AutoReload({ reload }: { reload(): void }) {
  const on = useSignal(false);
  useEffect(() => {
    if (!on.value) return;
    const timer = setInterval(reload, RELOAD_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [on.value]);
  return (
    <Checkbox checked={on.value} onToggle={() => (on.value = !on.value)}>
      Reload every second
    </Checkbox>
  );
}

function Leaks({ leaks }: { leaks: ImageLeak[] }) {
  return (
    <Section title={`Leaks (${leaks.length})`}>
      {leaks.map(({ className, identityHashCode, stacktrace }, index) => (
        <Pairs
          key={index}
          pairs={[
            ['Class', className],
            ['Identity', identityHashCode],
            ['Stack', <pre class="stack">{stacktrace}</pre>],
          ]}
        />
      ))}
    </Section>
  );
}
