import { render } from 'preact';
import { listenForShortcuts } from './components/shortcuts';
import { loadCustomPlugins } from './custom/load';
import { builtInPlugins } from './plugins';
import { ServerSocket } from './server/socket';
import { Shell } from './shell/Shell';
import { applyTheme } from './shell/theme';
import { PluginCatalog } from './state/catalog';
import { Page } from './state/page';

/**
 * Shows the page in an element. It connects after the developer's plugins are loaded, so that no message misses its
 * plugin.
 */
export async function startPage(host: Element): Promise<Page> {
  const catalog = new PluginCatalog(builtInPlugins);
  const page = new Page(catalog, listener => new ServerSocket(`ws://${location.host}/`, listener));
  applyTheme();
  listenForShortcuts();
  render(<Shell page={page} />, host);
  await loadCustomPlugins(catalog);
  page.start();
  return page;
}
