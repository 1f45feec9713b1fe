import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { Host } from '../../shared/lab/host';
import type { Texts } from '../../shared/locale/en';
import { RemoveRows } from '../computers/power/power-state';
import { powerText } from '../computers/power/power-text';
import { connectionProblem } from '../lab/lab-summary';
import { tellMain } from '../lab/tell-main';
import { useNow } from '../lab/use-now';
import { useTexts } from '../locale/use-texts';
import { lastSeenText } from './row-texts';

/** Computers told one by one; more than these are only counted (the Computers tab has them all). */
const mostTold = 3;

/** Says which computers can't be read, why, and when they were last seen. */
export function HostTrouble({ hosts }: { readonly hosts: readonly Host[] }) {
  const texts = useTexts();
  const now = useNow(10_000);
  if (hosts.length > mostTold) {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{texts.lab.someUnreachable(hosts.length)}</MessageBarBody>
      </MessageBar>
    );
  }
  return hosts.map((host) => (
    <MessageBar key={host.id} intent="warning" layout="auto">
      <MessageBarBody>{troubleText(texts, host, now)}</MessageBarBody>
      <MessageBarActions>
        <RemoveRows host={host} />
        <Button size="small" onClick={() => void tellMain('reconnect', { host: host.id })}>
          {texts.commands.retry}
        </Button>
      </MessageBarActions>
    </MessageBar>
  ));
}

/** Why it can't be read, and when it was last seen; or that it was restarted or shut down from here. */
function troubleText(texts: Texts, host: Host, now: number): string {
  const { name, power } = host;
  if (power?.state === 'down') return texts.outcomes.line(name, powerText(texts, power, now));
  return texts.lab.unreachableBanner(name, connectionProblem(texts, host) ?? '', lastSeenText(texts, host, now));
}
