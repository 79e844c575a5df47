import { render } from 'preact';
import { listenForShortcuts } from './components/shortcuts';
import { loadOwnPlugins } from './custom/load';
import { Page } from './shell/Shell';
import { applyTheme } from './shell/theme';
import { start } from './state/page';
import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/components.css';
import './style/table.css';
import './style/plugins.css';

applyTheme();
listenForShortcuts();
render(<Page />, document.getElementById('page')!);
void loadOwnPlugins().finally(start);
