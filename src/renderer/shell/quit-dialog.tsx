import { useEffect, useState } from 'react';
import { on } from '../bridge';
import { countdownsOf } from '../lab/countdowns';
import { useLab } from '../lab/lab-store';
import { tellMain } from '../lab/tell-main';
import { useTexts } from '../locale/use-texts';
import { QuestionDialog } from './question-dialog';

/** Asks before the program ends while countdowns are running: quitting calls them off. */
export function QuitDialog() {
  const [open, setOpen] = useState(false);
  useEffect(() => on('quitAsked', () => setOpen(true)), []);
  return open ? <AskBeforeQuitting onClose={() => setOpen(false)} /> : null;
}

function AskBeforeQuitting({ onClose }: { readonly onClose: () => void }) {
  const { quitDialog } = useTexts();
  const running = useLab(({ copy }) => (copy === null ? 0 : countdownsOf(copy.requests).length));
  return (
    <QuestionDialog
      title={quitDialog.title}
      back={{ text: quitDialog.keepOpen, run: onClose }}
      answers={[
        {
          text: running > 0 ? quitDialog.callOffAndQuit : quitDialog.quit,
          run: () => void tellMain('quit', {}),
        },
      ]}
    >
      {running > 0 ? quitDialog.text(running) : quitDialog.over}
    </QuestionDialog>
  );
}
