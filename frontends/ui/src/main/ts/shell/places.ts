import { devicePlugins } from '../state/catalog';
import { go } from '../state/navigation';
import type { Page } from '../state/page';
import { nextTheme } from './theme';

/** Somewhere to go in the page, or something to do. */
export interface Place {
  key: string;
  title: string;
  detail: string;
  run(): void;
}

const MAX_PLACES = 50;

export function placesOf(page: Page): Place[] {
  return [
    ...appPlaces(page),
    ...devicePlaces(page),
    { key: 'pairing', title: 'Pairing', detail: 'apps that are pairing', run: () => go({ at: 'pairing' }) },
    { key: 'home', title: 'Start', detail: 'how to connect an app', run: () => go({ at: 'home' }) },
    { key: 'theme', title: 'Change the theme', detail: 'dark, light, system', run: nextTheme },
  ];
}

function appPlaces({ state, catalog }: Page): Place[] {
  return state.value.apps.flatMap(({ id, plugins, query, connected }) =>
    catalog.sort(plugins).map(plugin => ({
      key: `app ${id} ${plugin}`,
      title: catalog.titleForApp(plugin),
      detail: query.app + (connected ? '' : ' (disconnected)'),
      run: () => go({ at: 'app', client: id, plugin, link: null }),
    })),
  );
}

function devicePlaces({ state, catalog }: Page): Place[] {
  return state.value.devices.flatMap(device =>
    devicePlugins(device).map(plugin => ({
      key: `device ${device.serial} ${plugin}`,
      title: catalog.titleForDevice(plugin),
      detail: device.title,
      run: () => go({ at: 'device', serial: device.serial, plugin }),
    })),
  );
}

/** The places whose title and detail contain every word of the text. */
export function placesMatching(places: Place[], text: string): Place[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ title, detail }: Place) => words.every(word => `${title} ${detail}`.toLowerCase().includes(word));
  return places.filter(matches).slice(0, MAX_PLACES);
}
