/** A place in the page. It is part of the address, so that a reload or a second page shows the same. */
export type Route =
  | { at: 'home' }
  | { at: 'pairing' }
  /** `plugin` is null for the app itself. */
  | { at: 'app'; client: string; plugin: string | null; link: string | null }
  | { at: 'device'; serial: string; plugin: string };

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [place, first, second] = path.split('/').map(decode);
  if (place === 'pairing') return { at: 'pairing' };
  if (place === 'app' && first) {
    return { at: 'app', client: first, plugin: second ?? null, link: new URLSearchParams(query).get('link') };
  }
  if (place === 'device' && first !== undefined && second) return { at: 'device', serial: first, plugin: second };
  return { at: 'home' };
}

export function formatRoute(route: Route): string {
  switch (route.at) {
    case 'home':
      return '#/';
    case 'pairing':
      return '#/pairing';
    case 'device':
      return `#/device/${encodeURIComponent(route.serial)}/${encodeURIComponent(route.plugin)}`;
    case 'app': {
      const link = route.link === null ? '' : `?link=${encodeURIComponent(route.link)}`;
      const plugin = route.plugin === null ? '' : `/${encodeURIComponent(route.plugin)}`;
      return `#/app/${encodeURIComponent(route.client)}${plugin}${link}`;
    }
  }
}

/** Whether two routes show the same plugin, whatever their links. */
export function samePlace(a: Route, b: Route): boolean {
  return formatRoute(withoutLink(a)) === formatRoute(withoutLink(b));
}

function withoutLink(route: Route): Route {
  return route.at === 'app' ? { ...route, link: null } : route;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
