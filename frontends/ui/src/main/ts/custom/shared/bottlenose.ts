// What a developer's plugin may import; docs/PLUGIN-AUTHORS.md describes it. A change here changes a published API.
import htm from 'htm';
import { h, type VNode } from 'preact';

/** Markup without a build step: html`<p>Hello, ${name}</p>`. */
export const html = htm.bind(h) as unknown as (strings: TemplateStringsArray, ...values: unknown[]) => VNode;

export { h };
export { definePlugin, table } from '../define';
export { copyText } from '../../components/clipboard';
export { Code } from '../../components/code/Code';
export { Dialog } from '../../components/Dialog';
export { Empty } from '../../components/Empty';
export { saveFile } from '../../components/files';
export { EditableValue } from '../../components/json/EditableValue';
export { Json } from '../../components/json/Json';
export { Menu } from '../../components/Menu';
export { Pairs } from '../../components/Pairs';
export { Problem } from '../../components/Problem';
export { Section } from '../../components/Section';
export { Split } from '../../components/Split';
export { Table } from '../../components/table/Table';
export { Tabs } from '../../components/Tabs';
export { Tree } from '../../components/tree/Tree';
export { RowStore } from '../../rows/store';
