import { formatRoute, samePlace, type Route } from '../../state/route';
import { usePage } from '../pageContext';

/** A link to a plugin, marked where the page shows it. */
export function PluginLink({ to, title }: { to: Route; title: string }) {
  const { route } = usePage();
  return (
    <li>
      <a href={formatRoute(to)} aria-current={samePlace(route.value, to) ? 'page' : undefined}>
        {title}
      </a>
    </li>
  );
}
