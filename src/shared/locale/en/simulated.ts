/** The simulated lab and acting as its users, in English. */
export const enSimulated = {
  simulated: {
    open: 'Open the simulated lab',
    leave: 'Leave the simulated lab',
  },
};
