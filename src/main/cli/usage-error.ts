/** Nothing was done: the command is wrong, or nothing can be made of the settings. The message is for the person. */
export class UsageError extends Error {}
