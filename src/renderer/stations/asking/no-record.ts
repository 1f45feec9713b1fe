import { create } from 'zustand';

/** What is to be done can't be written to History, and the person is asked whether to do it all the same. */
interface NoRecord {
  /** Why, in the system's words. */
  readonly detail: string;
  readonly answer: (act: boolean) => void;
}

/** What is being asked; null: nothing. */
export const useNoRecord = create<{ readonly asked: NoRecord | null }>(() => ({ asked: null }));

/** Asks the person; resolves with the answer. Of two questions the later stands, and the earlier is answered with no. */
export function mayActWithoutRecord(detail: string): Promise<boolean> {
  useNoRecord.getState().asked?.answer(false);
  return new Promise((resolve) => {
    const answer = (act: boolean) => {
      useNoRecord.setState({ asked: null });
      resolve(act);
    };
    useNoRecord.setState({ asked: { detail, answer } });
  });
}
