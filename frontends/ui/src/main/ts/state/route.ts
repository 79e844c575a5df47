/** Where in the page one is; it stands in the address, so that a reload or a second page shows the same. */
export type Route =
  | { at: 'home' }
  | { at: 'pairing' }
  | { at: 'app'; client: string; plugin: string | null; link: string | null }
  | { at: 'device'; serial: string; plugin: string };

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [place, first, second] = path.split('/').map(decode);
  if (place === 'pairing') return { at: 'pairing' };
  if (place === 'app' && first) {
    return { at: 'app', client: first, plugin: second || null, link: new URLSearchParams(query).get('link') };
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
      return `#/app/${encodeURIComponent(route.client)}${route.plugin ? `/${encodeURIComponent(route.plugin)}` : ''}${link}`;
    }
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
