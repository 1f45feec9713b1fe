import { Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Host } from '../../../shared/lab/host';
import type { PowerAction } from '../../../shared/lab/power';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { maybeWorking } from '../../../shared/lab/who-is-hit';
import type { Texts } from '../../../shared/locale/en';
import { countdownOn } from '../../lab/countdowns';
import { useTexts } from '../../locale/use-texts';
import { NotesBar } from '../../shell/notes-bar';
import { useFirstFocus } from '../../shell/use-first-focus';
import { AskButtons } from '../../stations/asking/ask-buttons';
import { ChangedBar } from '../../stations/asking/changed-bar';
import { HitList } from '../../stations/asking/hit-list';
import { charactersTooMany, HowFields, reasonOf } from '../../stations/asking/how-fields';
import { tellPower, usePowerAsked, whyNoPower } from './power-asking';
import { changesOn, groupsOn, isOpening, sessionsOn } from './who-is-on';

const useStyles = makeStyles({
  surface: { maxWidth: '860px', width: 'calc(100vw - 32px)' },
  // What does not fit is scrolled to; nothing in it gives way.
  content: { display: 'flex', flexDirection: 'column', gap: '10px', minHeight: 0, '& > *': { flexShrink: 0 } },
  text: { margin: 0 },
});

/** Asks before a computer is restarted or shut down, where somebody has asked for it. */
export function PowerDialog({ lab }: { readonly lab: LabCopy }) {
  const { asked } = usePowerAsked();
  const host = asked === null ? undefined : lab.hosts.get(asked.host);
  if (asked === null || host === undefined) return null;
  return <AskFirst key={`${asked.host} ${asked.action}`} lab={lab} host={host} action={asked.action} />;
}

interface AskFirstProps {
  readonly lab: LabCopy;
  readonly host: Host;
  readonly action: PowerAction;
}

/** Who is on it is fixed when it opens: nobody who comes later is hit by a click that was meant for those read here. */
function AskFirst({ lab, host, action }: AskFirstProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { power } = texts;
  const [groups, setGroups] = useState(() => groupsOn(lab, host, Date.now()));
  const [reason, setReason] = useState('');
  const list = useRef<HTMLElement>(null);
  const firstFocus = useFirstFocus();
  const shown = groups.flatMap(({ hits }) => hits.map(({ session }) => session));
  const changes = changesOn(groups, lab, host.id);
  const whyOff = whyOffOf(texts, { lab, host, action }, changes.size > 0, reason);
  const close = () => usePowerAsked.setState({ asked: null });
  const confirm = () => {
    if (whyOff !== null) return;
    close();
    void tellPower(
      { host: host.id, action },
      shown.map(({ key }) => key),
      reasonOf(reason),
    );
  };
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && close()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{power.title[action](host.name)}</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.text}>{power.intro[action]}</p>
            {changes.size > 0 && (
              <ChangedBar
                changes={changes}
                onLookAgain={() => {
                  setGroups(groupsOn(lab, host, Date.now()));
                  // The button goes; what is to be looked at is here.
                  list.current?.focus();
                }}
              />
            )}
            <p className={styles.text}>{shown.length === 0 ? power.nobody : power.count(shown.length)}</p>
            {shown.length > 0 && (
              <HitList
                lab={lab}
                label={power.list}
                groups={groups}
                flipped={nobody}
                still={(key) => (lab.sessions.has(key) ? 'here' : 'ended')}
                onFlip={null}
                listRef={list}
              />
            )}
            <Cautions lab={lab} host={host} />
            <HowFields warnSeconds={null} onWarnSeconds={() => {}} reason={reason} onReason={setReason} />
          </DialogContent>
          <AskButtons
            confirm={power.confirm[action](shown.length)}
            dangerous
            whyOff={whyOff}
            saysWhy
            cancelRef={firstFocus}
            onCancel={close}
            onConfirm={confirm}
          />
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const nobody: ReadonlySet<never> = new Set();

/** What may be regretted. */
function Cautions({ lab, host }: Omit<AskFirstProps, 'action'>) {
  const { power, askDialog, simulated } = useTexts();
  const sessions = sessionsOn(lab, host.id);
  const mayLose = sessions.filter((session) => maybeWorking(session, host, Date.now())).length;
  const kept = sessions.filter(({ station, leaving }) => station === null && !leaving).length;
  const hasOwn = sessions.some(({ own }) => own);
  const isSimulated = host.kind === 'simulated';
  const isConsole = !isSimulated && host.address === null;
  const lines = [
    ...(isConsole ? [power.console] : []),
    ...(hasOwn && !isConsole && !isSimulated ? [power.own] : []),
    ...(hasOwn && isSimulated ? [simulated.inARealLab(power.console)] : []),
    ...(mayLose > 0 ? [askDialog.mayLose(mayLose)] : []),
    ...(kept > 0 ? [power.kept(kept)] : []),
    ...(sessions.some(({ key }) => countdownOn(lab, key) !== undefined) ? [power.countdowns] : []),
  ];
  return <NotesBar intent="warning" lines={lines} />;
}

/** Why it can't be confirmed now; null: it can. */
function whyOffOf(texts: Texts, { lab, host, action }: AskFirstProps, changed: boolean, reason: string): string | null {
  const whyNot = whyNoPower(texts, host, action);
  if (whyNot !== null) return whyNot;
  if (changed) return texts.changes.lookFirst;
  if (isOpening(lab, host.id)) return texts.power.opening;
  return charactersTooMany(reason) > 0 ? texts.reasonField.notKept : null;
}
