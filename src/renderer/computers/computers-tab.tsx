import {
  Button,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import { memo } from 'react';
import type { Host } from '../../shared/lab/host';
import type { LabCopy } from '../../shared/lab/snapshot';
import type { Texts } from '../../shared/locale/en';
import { connectionProblem } from '../lab/lab-summary';
import { tellMain } from '../lab/tell-main';
import { useNow } from '../lab/use-now';
import { timeText } from '../locale/times';
import { useTexts } from '../locale/use-texts';
import { TroubleMenu } from './trouble-menu';

const useStyles = makeStyles({
  /** Scrolls sideways where the table does not fit; the window scrolls it up and down. */
  tab: {
    flex: '1 0 auto',
    overflowX: 'auto',
    padding: '12px 16px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  table: { minWidth: '580px', tableLayout: 'auto' },
  cell: { padding: '8px', height: 'auto', verticalAlign: 'top' },
  connection: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '2px', padding: '8px 0' },
  kind: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '6px' },
  bad: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

const titles = ['computer', 'kind', 'room', 'connection', 'lastSeen', 'sessions'] as const;

/** The Computers tab: every computer of the lab, and how the console stands to it. */
export const ComputersTab = memo(function ComputersTab({ lab }: { readonly lab: LabCopy }) {
  const styles = useStyles();
  const texts = useTexts();
  const now = useNow(10_000);
  const counts = new Map<string, number>();
  for (const { identity } of lab.sessions.values()) counts.set(identity.host, (counts.get(identity.host) ?? 0) + 1);
  const hosts = [...lab.hosts.values()].sort((a, b) => a.name.localeCompare(b.name, texts.tag, { numeric: true }));
  return (
    // The keys scroll it where the table does not fit.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <div className={styles.tab} data-area="" tabIndex={0}>
      <Table aria-label={texts.computers.label} className={styles.table}>
        <TableHeader>
          <TableRow>
            {titles.map((title) => (
              <TableHeaderCell key={title}>{texts.computers.columns[title]}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {hosts.map((host) => (
            <TableRow key={host.id}>
              <TableCell className={styles.cell}>
                {host.name}
                {host.kind !== 'simulated' && host.address === null && (
                  <div className={styles.note}>{texts.computers.thisComputer}</div>
                )}
              </TableCell>
              <TableCell className={styles.cell}>
                <div className={styles.kind}>
                  {texts.computers.kind[host.kind]}
                  {host.kind === 'simulated' && <TroubleMenu host={host} />}
                </div>
              </TableCell>
              <TableCell className={styles.cell}>{host.room ?? ''}</TableCell>
              <TableCell className={styles.cell}>
                <Connection host={host} />
              </TableCell>
              <TableCell className={styles.cell}>{lastSeen(texts, host, now)}</TableCell>
              <TableCell className={styles.cell}>
                {host.lastSeen === null ? texts.grid.unknown : (counts.get(host.id) ?? 0)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
});

function Connection({ host }: { readonly host: Host }) {
  const styles = useStyles();
  const texts = useTexts();
  const { connection } = host;
  if (connection.state !== 'unreachable') return texts.computers[connection.state];
  return (
    <div className={styles.connection}>
      <span className={styles.bad}>{texts.computers.unreachable}</span>
      <span>{connectionProblem(texts, host)}</span>
      <span className={styles.note}>{texts.advice[connection.problem]}</span>
      <Button size="small" onClick={() => void tellMain('reconnect', { host: host.id })}>
        {texts.commands.retry}
      </Button>
    </div>
  );
}

function lastSeen(texts: Texts, { connection, lastSeen }: Host, now: number): string {
  if (connection.state === 'connected') return texts.computers.now;
  return lastSeen === null ? texts.computers.never : timeText(texts, lastSeen, now);
}
