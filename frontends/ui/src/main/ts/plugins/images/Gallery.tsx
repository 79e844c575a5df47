import type { Signal } from '@preact/signals';
import { bytes } from '../../components/format';
import { Section } from '../../components/Section';
import { isShown, type CacheLevel, type Image, type ImageFilter, type ImagesState } from './state';

interface Props {
  level: CacheLevel;
  state: ImagesState;
  filter: ImageFilter;
  selected: Signal<string | null>;
  clear(key: string): void;
}

/** The images of one cache. */
export function Gallery({ level, state, filter, selected, clear }: Props) {
  const { cacheType, imageIds } = level;
  return (
    <Section title={`${cacheType} (${imageIds.length})`} extra={<CacheSize level={level} clear={clear} />}>
      <ul class="gallery">
        {imageIds
          .filter(id => isShown(state, filter, id))
          .map(id => (
            <li key={id}>
              <Thumbnail id={id} image={state.images[id]} selected={selected} />
            </li>
          ))}
      </ul>
      {imageIds.length === 0 && <p class="muted hint">This cache is empty.</p>}
    </Section>
  );
}

function CacheSize({ level, clear }: Pick<Props, 'level' | 'clear'>) {
  const { sizeBytes, maxSizeBytes, clearKey } = level;
  return (
    <>
      <span class="muted">
        {bytes(sizeBytes)}
        {maxSizeBytes ? ` of ${bytes(maxSizeBytes)}` : ''}
      </span>
      {clearKey && (
        <button type="button" onClick={() => clear(clearKey)}>
          Clear
        </button>
      )}
    </>
  );
}

interface ThumbnailProps {
  id: string;
  /** Undefined until the app has sent it. */
  image: Image | undefined;
  selected: Signal<string | null>;
}

function Thumbnail({ id, image, selected }: ThumbnailProps) {
  return (
    <button
      type="button"
      aria-pressed={id === selected.value}
      aria-label={`Image ${image?.uri ?? id}`}
      onClick={() => (selected.value = id)}
    >
      {image ? <img src={image.data} alt="" loading="lazy" /> : <span class="muted">…</span>}
      <span class="muted">{image ? `${image.width} × ${image.height}` : id}</span>
    </button>
  );
}
