import { create } from 'zustand';
import { useCountdownAnnouncements } from '../stations/outcomes/use-countdown-announcements';
import { useOutcomeAnnouncements } from '../stations/outcomes/use-outcome-announcements';
import { type Announcement, Announcements } from './announcements';
import { useHiddenStyle } from './use-hidden-style';

const useAnnouncement = create<Announcement>(() => ({ id: 0, text: '' }));
const announcements = new Announcements((announcement) => useAnnouncement.setState(announcement));

/** Has a text read out by screen readers, when they have finished what they are saying. For what is seen anyway. */
export function announce(text: string): void {
  announcements.announce(text);
}

/** The one live region of the window. */
export function Announcer() {
  const { id, text } = useAnnouncement();
  useOutcomeAnnouncements(announce);
  useCountdownAnnouncements(announce);
  return (
    <div aria-live="polite" className={useHiddenStyle()}>
      {/* A new element is read out also where it says the same as the one before. */}
      <span key={id}>{text}</span>
    </div>
  );
}
