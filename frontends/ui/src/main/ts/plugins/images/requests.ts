import type { PluginSession } from '../../state/plugin';
import { withImage, type CacheLevel, type Image, type ImagesState } from './state';

export type ImagesSession = PluginSession<ImagesState>;

/** Reads the caches, and each image that is not known yet. */
export async function readImages(session: ImagesSession, showDiskImages: boolean): Promise<void> {
  const answer = await session.tryCall<{ levels: CacheLevel[] }>('listImages', { showDiskImages });
  if (!answer) return;
  const { levels } = answer;
  session.update(state => ({ ...state, levels }));
  for (const imageId of new Set(levels.flatMap(({ imageIds }) => imageIds))) {
    if (imageId in session.state.value.images) continue;
    const image = await session.call<Image>('getImage', { imageId }).catch(() => null);
    if (image) session.update(state => withImage(state, image));
  }
}
