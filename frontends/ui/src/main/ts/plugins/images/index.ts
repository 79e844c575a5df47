import type { PagePlugin } from '../../state/plugin';
import { ImagesView } from './ImagesView';
import { readImages } from './requests';
import { initialState, receive, type ImagesState } from './state';

/** The images in the app's caches. */
export const images: PagePlugin<ImagesState> = {
  title: 'Images',
  initialState,
  receive,
  onOpen: session => readImages(session, false),
  View: ImagesView,
};
