import file from './history-worker?modulePath';

/** The built worker of History, for `startStore`. Only the built program knows it. */
export const historyWorkerFile: string = file;
