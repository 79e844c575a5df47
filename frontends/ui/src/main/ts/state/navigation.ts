import { formatRoute, type Route } from './route';

/** Goes to a place in the page. The address is the only state, so Back and Reload work. */
export function go(to: Route): void {
  const hash = formatRoute(to);
  if (location.hash !== hash) location.hash = hash;
}

/** Shows another plugin of an app, with a deep link for it. */
export function openPlugin(client: string, plugin: string, link: string | null = null): void {
  go({ at: 'app', client, plugin, link });
}
