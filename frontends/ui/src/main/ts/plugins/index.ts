import { APP_ERRORS, CRASH_REPORTER, type BuiltInPlugins } from '../state/catalog';
import { cookies } from './cookies';
import { crashes } from './crash';
import { databases } from './databases';
import { generic } from './generic';
import { images } from './images';
import { layout } from './layout';
import { leakCanary } from './leakcanary';
import { deviceLogs, jvmLogs } from './logs';
import { navigation } from './navigation';
import { network } from './network';
import { preferences } from './preferences';
import { sandbox } from './sandbox';
import { screen } from './screen';
import { uiDebugger } from './uidebugger';

/** The plugins of this page, by the ids of the apps' plugins that they show. */
export const builtInPlugins: BuiltInPlugins = {
  forApps: {
    [APP_ERRORS]: crashes('Errors'),
    [CRASH_REPORTER]: crashes('Crash Reporter'),
    Databases: databases,
    Fresco: images,
    Inspector: layout,
    JvmLogs: jvmLogs,
    LeakCanary: leakCanary,
    Navigation: navigation,
    Network: network,
    Preferences: preferences,
    Sandbox: sandbox,
    cookies,
    'ui-debugger': uiDebugger,
  },
  forDevices: {
    DeviceLogs: deviceLogs,
    [CRASH_REPORTER]: crashes('Crash Reporter'),
    Screen: screen,
  },
  fallback: generic,
};
