import { render } from 'preact';
import { listenForShortcuts } from './blocks/shortcuts';
import { loadOwnPlugins } from './own/load';
import { Page } from './shell/Page';
import { applyTheme } from './shell/theme';
import { start } from './state/page';
import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/blocks.css';
import './style/table.css';
import './style/plugins.css';

applyTheme();
listenForShortcuts();
render(<Page />, document.getElementById('page')!);
void loadOwnPlugins().finally(start);
