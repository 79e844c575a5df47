import type { Device } from '../../api/descriptions';
import { devicePlugins } from '../../state/catalog';
import type { App } from '../../state/serverState';
import { usePage } from '../pageContext';
import { AppGroup } from './AppGroup';
import { PluginLink } from './PluginLink';

/** A device with its own plugins and its apps. */
export function DeviceGroup({ device, apps }: { device: Device; apps: App[] }) {
  const { catalog } = usePage();
  const { os, serial, title } = device;
  const plugins = devicePlugins(device);
  return (
    <div class="device">
      <h2 title={`${os} ${serial}`}>
        {title} <span class="muted">{os}</span>
      </h2>
      {plugins.length > 0 && (
        <ul>
          {plugins.map(plugin => (
            <PluginLink key={plugin} to={{ at: 'device', serial, plugin }} title={catalog.titleForDevice(plugin)} />
          ))}
        </ul>
      )}
      {apps.map(app => (
        <AppGroup key={app.id} app={app} />
      ))}
    </div>
  );
}
