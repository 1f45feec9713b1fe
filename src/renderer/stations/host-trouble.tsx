import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { Host } from '../../shared/lab/host';
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
      <MessageBarBody>
        {texts.lab.unreachableBanner(host.name, connectionProblem(texts, host) ?? '', lastSeenText(texts, host, now))}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => void tellMain('reconnect', { host: host.id })}>
          {texts.commands.retry}
        </Button>
      </MessageBarActions>
    </MessageBar>
  ));
}
