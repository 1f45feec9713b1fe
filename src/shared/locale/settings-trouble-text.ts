import type { SettingsProblem, SettingsTrouble } from '../settings/settings-trouble';
import type { Texts } from './en';

/** What was wrong with the settings file, where it is kept, and every field that was not used by its name: one text a line. */
export function settingsTroubleText(texts: Texts, { file, keptAs, problems }: SettingsTrouble): string[] {
  const { settingsTrouble: say } = texts;
  return [...settingsProblemsText(texts, problems), keptAs === null ? say.notKept(file) : say.keptAs(keptAs)];
}

/** What is wrong with a settings file, and every field that is not used by its name: one text a line. */
export function settingsProblemsText(texts: Texts, problems: readonly SettingsProblem[]): string[] {
  const { settingsTrouble: say, outcomes } = texts;
  const lines = problems.flatMap((problem) => wholeFile(texts, problem) ?? []);
  const unknown = problems.flatMap((problem) => (problem.kind === 'unknown-field' ? problem.field : []));
  if (unknown.length > 0) lines.push(say.unknownFields(unknown.join(outcomes.join)));
  const bad = problems.flatMap((problem) =>
    problem.kind === 'bad-field' ? texts.withDetail(problem.field, problem.detail) : [],
  );
  if (bad.length > 0) lines.push(say.badFields(bad.join(outcomes.join)));
  for (const problem of problems) if (problem.kind === 'more') lines.push(say.more(problem.count));
  return lines;
}

/** A problem for which nothing of the file is used, with the system's own words behind ours. Null: another one. */
function wholeFile({ settingsTrouble: say, withDetail }: Texts, problem: SettingsProblem): string | null {
  switch (problem.kind) {
    case 'damaged':
    case 'unreadable':
      return withDetail(say[problem.kind], problem.detail);
    case 'newer':
      return say.newer(problem.version);
    default:
      return null;
  }
}
