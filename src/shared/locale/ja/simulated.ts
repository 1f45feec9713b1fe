import type { enSimulated } from '../en/simulated';

/** The simulated lab and acting as its users, in Japanese. */
export const jaSimulated: typeof enSimulated = {
  simulated: {
    open: 'シミュレーションのラボを開く',
    leave: 'シミュレーションのラボを閉じる',
  },
};
