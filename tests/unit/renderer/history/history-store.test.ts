import { expect, test } from 'vitest';
import { showEntry, showStory, useDetails } from '../../../../src/renderer/history/history-store';
import { openView, useView } from '../../../../src/renderer/shell/view';
import { ann } from '../../../builders';
import { anAction } from './builders';

test('the story of a session, from another tab: History is open, with it and no entry of before', () => {
  showEntry(anAction());
  openView('stations');
  showStory(ann);
  expect(useView.getState().view).toBe('history');
  expect(useDetails.getState()).toEqual({ entry: null, story: ann });
});
