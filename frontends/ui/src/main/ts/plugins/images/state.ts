import { fieldsOf } from '../../api/json';
import type { Message } from '../../state/plugin';

/** One cache of images. */
export interface CacheLevel {
  cacheType: string;
  /** The parameter that clears it; absent where it cannot be cleared. */
  clearKey?: string;
  sizeBytes: number;
  maxSizeBytes?: number;
  imageIds: string[];
}

export interface Image {
  imageId: string;
  uri?: string;
  width: number;
  height: number;
  sizeBytes: number;
  /** A data URL. */
  data: string;
  surface?: string;
}

/** A request of the app for images. */
export interface ImageUse {
  imageIds: string[];
  attribution: string[];
  startTime: number;
  endTime: number;
  source: string;
  coldStart: boolean;
}

/** An image that the app did not release. */
export interface ImageLeak {
  identityHashCode: string;
  className: string;
  stacktrace: string;
}

export interface ImagesState {
  /** Null until the app has answered. */
  levels: CacheLevel[] | null;
  images: Record<string, Image>;
  uses: ImageUse[];
  leaks: ImageLeak[];
  /** Whether the device shows the debug overlay. */
  overlay: boolean;
}

const MAX_USES = 5000;
const MAX_LEAKS = 500;

export function initialState(): ImagesState {
  return { levels: null, images: {}, uses: [], leaks: [], overlay: false };
}

export function receive(state: ImagesState, { method, params }: Message): ImagesState {
  switch (method) {
    case 'events':
      return { ...state, uses: [...state.uses, params as ImageUse].slice(-MAX_USES) };
    case 'debug_overlay_event':
      return { ...state, overlay: Boolean(fieldsOf(params)['enabled']) };
    case 'closeable_reference_leak_event':
      return { ...state, leaks: [...state.leaks, params as ImageLeak].slice(-MAX_LEAKS) };
    default:
      return state;
  }
}

export function withImage(state: ImagesState, image: Image): ImagesState {
  return { ...state, images: { ...state.images, [image.imageId]: image } };
}

/** The surfaces that images belong to or were requested for. */
export function surfacesOf({ images, uses }: ImagesState): string[] {
  const own = Object.values(images).flatMap(({ surface }) => surface ?? []);
  return [...new Set([...own, ...uses.flatMap(({ attribution }) => attribution)])];
}

export interface ImageFilter {
  /** Empty for all. */
  surface: string;
  coldStartOnly: boolean;
}

/** Whether an image passes the filter. */
export function isShown({ images, uses }: ImagesState, { surface, coldStartOnly }: ImageFilter, id: string): boolean {
  if (surface === '' && !coldStartOnly) return true;
  const itsUses = uses.filter(({ imageIds }) => imageIds.includes(id));
  if (coldStartOnly && !itsUses.some(({ coldStart }) => coldStart)) return false;
  if (surface === '' || images[id]?.surface === surface) return true;
  return itsUses.some(({ attribution }) => attribution.includes(surface));
}
