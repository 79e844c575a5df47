import { startPage } from './page';
import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/components.css';
import './style/table.css';
import './style/plugins.css';

void startPage(document.getElementById('page')!);
