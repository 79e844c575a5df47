import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Tabs } from '../../components/Tabs';
import type { PluginSession } from '../../state/plugin';
import { TableView } from '../tables/TableView';
import { Console } from './Console';
import type { GenericState } from './state';

export function GenericView({ session }: { session: PluginSession<GenericState> }) {
  const { table } = session.state.value;
  const tab = useSignal('table');
  const title = table?.schema.title;
  useEffect(() => {
    if (title) session.declareTitle(title);
  }, [title]);
  if (!table) return <Console session={session} />;
  return (
    <div class="column">
      <Tabs
        label="View"
        chosen={tab}
        tabs={[
          ['table', 'Table'],
          ['console', 'Messages'],
        ]}
      />
      {tab.value === 'table' ? (
        <TableView table={table} name={title ?? session.pluginId} empty="No rows yet." />
      ) : (
        <Console session={session} />
      )}
    </div>
  );
}
