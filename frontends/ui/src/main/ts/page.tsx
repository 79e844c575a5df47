import { render } from 'preact';
import { listenForShortcuts } from './components/shortcuts';
import { loadCustomPlugins } from './custom/load';
import { builtInPlugins } from './plugins';
import { ServerSocket } from './server/socket';
import { Shell } from './shell/Shell';
import { applyTheme } from './shell/theme';
import { PluginCatalog } from './state/catalog';
import { Page } from './state/page';

/** Of an app, in bytes; a larger one can be saved. The browser takes several times its size while it is read. */
const LARGEST_MESSAGE = 32 << 20;

/**
 * Shows the page in an element. It connects after the developer's plugins are loaded, so that no message misses its
 * plugin.
 */
export async function startPage(host: Element): Promise<Page> {
  const catalog = new PluginCatalog(builtInPlugins);
  const address = `ws://${location.host}/?messages=opened&largest=${LARGEST_MESSAGE}`;
  const page = new Page(catalog, listener => new ServerSocket(address, listener));
  applyTheme();
  listenForShortcuts();
  render(<Shell page={page} />, host);
  await loadCustomPlugins(catalog);
  page.start();
  return page;
}
