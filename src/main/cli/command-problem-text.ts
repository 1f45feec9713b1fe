import type { Texts } from '../../shared/locale/en';
import { optionsProblemText } from '../options';
import { type CommandProblem, warnBounds } from './parse-command';

/** What is wrong with a command, in words. */
export function commandProblemText(texts: Texts, problem: CommandProblem): string {
  const { problems } = texts.terminal;
  switch (problem.kind) {
    case 'unknown-option':
    case 'needs-value':
    case 'no-value':
    case 'twice':
    case 'empty':
      return problems[problem.kind](problem.option);
    case 'not-a-session':
    case 'bare-number':
    case 'unexpected':
      return problems[problem.kind](problem.text);
    case 'too-long':
      return problems['too-long'](problem.option, problem.most);
    case 'too-many-sessions':
      return problems['too-many-sessions'](problem.most);
    case 'bad-warn':
      return problems['bad-warn'](problem.text, ...warnBounds);
    case 'options':
      return optionsProblemText(texts, problem.problem);
    default:
      return problems[problem.kind];
  }
}
